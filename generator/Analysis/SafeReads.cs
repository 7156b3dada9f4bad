using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>
/// What of the user's code needs no watching: loops that surely end, reads of elements whose index a loop counts from the first to the
/// last of that very storage, and new arrays of a length that is no negative number.
/// </summary>
internal sealed class SafeReads
{
    private readonly HashSet<Label> _ending = [];
    private readonly HashSet<Let> _unwatched = new(ReferenceEquality<Let>.Instance);

    public static SafeReads Of(Function function)
    {
        var safe = new SafeReads();
        var producers = function.Body.Descendants().OfType<Let>().Where(let => let.Results.Count == 1).ToDictionary(let => let.Result.Value);
        safe._unwatched.UnionWith(producers.Values.Where(let => let.Operation is Primitive { Key: "NewArray" } && let.Operands.All(length =>
            producers.TryGetValue(length, out var producer) && producer.Operation is Primitive { Key: "Length" } or Literal { Number: >= 0 })));
        var loops = function.Body.Descendants().OfType<Loop>().ToList();
        if (loops.Count == 0)
            return safe;
        var flow = ControlFlow.Of(function);
        foreach (var loop in loops)
        {
            var shape = LoopShape.Of(loop, flow, value => producers.TryGetValue(value, out var let) ? let : null);
            if (shape.Counter is not { } counter)
                continue;
            safe._ending.Add(loop.End);
            if (shape is { IncludesBound: false } && shape.Steps[counter] > 0
                && producers.TryGetValue(loop.Initial[counter], out var initial) && initial.Operation is Literal { Number: >= 0 })
            {
                var guard = LoopShape.ConditionAtTop(loop);
                var round = loop.Body with { Instructions = loop.Body.Instructions.SkipWhile(instruction => !ReferenceEquals(instruction, guard)).ToEquatableArray() };
                safe._unwatched.UnionWith(round.Descendants().OfType<Let>().Where(let => let.Operation is Primitive { Key: "Load" }
                    && let.Operands.Count == 2 && let.Operands[1] == loop.Body.Parameters[counter].Value && IsLengthOf(shape.Bound, let.Operands[0])));
            }
        }

        return safe;

        // The length that is asked for, or the one that a new array was given.
        bool IsLengthOf(Value length, Value storage) =>
            (producers.TryGetValue(length, out var asked) && asked.Operation is Primitive { Key: "Length" } && asked.Operands[0] == storage)
            || (producers.TryGetValue(storage, out var made) && made.Operation is Primitive { Key: "NewArray" } && made.Operands.Count == 1 && made.Operands[0] == length);
    }

    public bool Ends(Loop loop) => _ending.Contains(loop.End);

    public bool IsSafe(Let let) => _unwatched.Contains(let);
}
