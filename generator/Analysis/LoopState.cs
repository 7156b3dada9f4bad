using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>What a counted loop hands on from round to round, so that it can be run again from any of them.</summary>
/// <param name="Shape">How it counts.</param>
/// <param name="Guard">The condition that decides between a round and the end.</param>
/// <param name="Carried">The carried values but the counter, as positions.</param>
/// <param name="Kept">The arrays and spans that rounds read and that somebody writes then or later: their contents are part of the state.</param>
/// <param name="Left">Those among all that rounds write, and among the kept ones, that the caller sees: they are left as the method leaves them.</param>
internal sealed record LoopState(LoopShape Shape, If Guard, IReadOnlyList<int> Carried, IReadOnlyList<Value> Kept, IReadOnlyList<Value> Left)
{
    /// <summary>The ranks of arrays that the runtime makes copies of.</summary>
    private const int HighestRank = 3;

    /// <summary>The state of a loop of a function.</summary>
    /// <exception cref="UncheckpointedException">The loop cannot be checkpointed.</exception>
    public static LoopState Of(Loop loop, ControlFlow flow, StorageClasses storage, Func<Value, bool> isActive, Func<Value, Let?> producerOf)
    {
        var shape = LoopShape.Of(loop, flow, producerOf);
        if (shape.Counter is not { } counter || LoopShape.ConditionAtTop(loop) is not { } guard)
        {
            throw LoopShape.LeavesEarly(loop, flow)
                ? new UncheckpointedException("it may be left before its end", "let it run to its end, and keep in a variable whether anything is left to do")
                : new UncheckpointedException("its number of rounds is not known before the first", "count with a 'for' loop to a bound that the rounds do not change");
        }

        var inside = loop.Body.DefinedValues();
        var parameters = loop.Body.Parameters;
        if (guard.Else.Exit.Values.Any(value => inside.Contains(value) && parameters.All(parameter => parameter.Value != value)))
            throw new UncheckpointedException("its condition computes what is used behind it", "compute that behind the loop");
        foreach (var parameter in parameters.Where(parameter => !MayBeCarried(parameter, storage, isActive)))
            throw new UncheckpointedException($"its rounds hand on '{parameter.Name ?? "a value"}', which is neither a number nor a matrix", "keep numbers in variables of their own, and arrays in variables that are not assigned");
        if (loop.Body.Descendants().OfType<Let>().FirstOrDefault(MayDiffer) is { } other)
            throw new UncheckpointedException($"'{other.Origin.Text}' may give something else when a round is run again", "compute it before the loop, and keep it in an array");

        var lets = loop.Body.Descendants().OfType<Let>().ToList();
        var kept = Roots(lets, let => storage.ReadBy(let).Where(place => storage.IsOverwrittenAfter(let, place)));
        var written = Roots(lets, let => StorageClasses.WrittenBy(let) is { } place ? [place] : []);
        return new LoopState(
            shape,
            guard,
            [.. Enumerable.Range(0, parameters.Count).Where(index => index != counter)],
            kept,
            [.. kept.Union(written).Where(root => !storage.IsLocal(root))]);

        List<Value> Roots(IEnumerable<Let> lets, Func<Let, IEnumerable<Value>> places) =>
            [.. lets.SelectMany(let => places(let).Select(place => Root(let, place))).Where(root => !inside.Contains(root)).Distinct()];

        // What a place is part of. What a round makes for itself it makes again.
        Value Root(Let user, Value place)
        {
            var root = place;
            while (producerOf(root) is { Operation: ReadMember or ReadElement or Primitive { Key: "Slice" or "View" or "Freeze" or "Load" } } part)
                root = part.Operands[0];
            if (storage.ChangesHands(root) || (!inside.Contains(root) && !HasContents(storage.TypeOf(root))))
                throw new UncheckpointedException($"what '{user.Origin.Text}' uses changes in the course of the method", "keep what changes in an array or span of numbers, of at most three dimensions, whose variable is not assigned");
            return root;
        }
    }

    private static bool MayBeCarried(Definition parameter, StorageClasses storage, Func<Value, bool> isActive) => parameter.Type switch
    {
        MatrixType => !storage.IsPlace(parameter.Value),
        TupleType or AggregateType => !isActive(parameter.Value) && !storage.Holds(parameter.Value),
        _ => !storage.Holds(parameter.Value),
    };

    /// <summary>Code of the user's that the compiler does not know.</summary>
    private static bool MayDiffer(Let let) => let.Operation is ReadProperty or Foreign { Form: ForeignForm.StaticMethod or ForeignForm.InstanceMethod or ForeignForm.Constructor };

    private static bool HasContents(IrType? type) => type is SpanType or ArrayType { Rank: <= HighestRank } && !type.Element.IsStorage;
}
