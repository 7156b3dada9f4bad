using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Simplification;

/// <summary>
/// What an inner loop records alike in all rounds of the loop around it is recorded by a loop of its own, before that: of the vector that a
/// matrix is multiplied by, each element once and not once for each row. It reads nothing that might not be there, so it may run where the
/// loops would have had no rounds.
/// </summary>
internal static class SharedRecords
{
    public static Function Separate(Function function)
    {
        while (Find(function) is { } shared)
            function = function with { Body = Replace(function.Body, shared.Outer, new SharedRecord(function, shared).Write()) };
        return function;
    }

    private static Found? Find(Function function)
    {
        var records = function.Body.Descendants().OfType<Let>().Where(let => let.Operation is Primitive { Key: "Record" }).ToLookup(let => let.Operands[0]);
        if (records.Count == 0)
            return null;
        Slices? slices = null;
        foreach (var outer in function.Body.Descendants().OfType<Loop>())
        {
            foreach (var inner in outer.Body.Instructions.OfType<Loop>())
            {
                foreach (var record in inner.Body.Instructions.OfType<Let>().Where(let => let.Operation is Primitive { Key: "Record" }))
                {
                    slices ??= new Slices(function);
                    if (records[record.Operands[0]].Count() == 1 && slices.Of(record, inner, outer) is { } slice)
                        return new Found(outer, inner, record, slice);
                }
            }
        }

        return null;
    }

    private static Region Replace(Region region, Loop original, IReadOnlyList<Instruction> replacement) => region with
    {
        Instructions = region.Instructions
            .SelectMany(instruction => ReferenceEquals(instruction, original)
                ? replacement
                : [instruction.SelectRegions(inner => Replace(inner, original, replacement))])
            .ToEquatableArray(),
    };

    /// <summary>A record, the loops that it is in, and what it is computed with.</summary>
    internal sealed record Found(Loop Outer, Loop Inner, Let Record, Slice Slice);

    /// <param name="Counter">Which carried value of the inner loop counts its rounds.</param>
    /// <param name="Guard">The condition of the inner loop.</param>
    /// <param name="Lets">What the record, the condition and the next value of the counter are computed with, inside the outer loop.</param>
    internal sealed record Slice(int Counter, If Guard, HashSet<Let> Lets);

    /// <summary>Finds what records are computed with.</summary>
    private sealed class Slices(Function function)
    {
        private readonly RoundConstancy _constancy = new(function);
        private readonly ControlFlow _flow = ControlFlow.Of(function);
        private readonly Dictionary<Value, Let> _producers = function.Body.Descendants().OfType<Let>()
            .SelectMany(let => let.Results, (let, result) => (let, result))
            .ToDictionary(pair => pair.result.Value, pair => pair.let);

        /// <summary>Null where it is not the same in all rounds of the outer loop, or cannot be computed before.</summary>
        public Slice? Of(Let record, Loop inner, Loop outer)
        {
            var shape = LoopShape.Of(inner, _flow, value => _producers.TryGetValue(value, out var let) ? let : null);
            if (shape.Counter is not { } counter || LoopShape.ConditionAtTop(inner) is not { } guard || inner.Body.Exit.Target != inner.Next)
                return null;
            var around = outer.Body.DefinedValues();
            var top = new HashSet<Let>(outer.Body.Instructions.Concat(inner.Body.Instructions).OfType<Let>(), ReferenceEquality<Let>.Instance);
            var lets = new HashSet<Let>(ReferenceEquality<Let>.Instance);
            var needed = record.Operands.Skip(1).Append(inner.Initial[counter]).Append(guard.Condition).Append(inner.Body.Exit.Values[counter]);
            return needed.All(Add) ? new Slice(counter, guard, lets) : null;

            bool Add(Value value)
            {
                if (!around.Contains(value) || value == inner.Body.Parameters[counter].Value)
                    return true;
                return _producers.TryGetValue(value, out var let)
                    && top.Contains(let)
                    && _constancy.IsSame(let, outer)
                    && let.Operands().All(Add)
                    && (lets.Add(let) || true);
            }
        }
    }
}
