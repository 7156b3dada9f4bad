using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Simplification;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>A function without some of its results, and without what only these need.</summary>
internal static class ResultSelection
{
    public static Function Keep(Function function, IReadOnlyList<int> kept) => DeadCode.Remove(function with
    {
        Results = kept.Select(index => function.Results[index]).ToEquatableArray(),
        Body = Keep(function.Body, function.Return, kept),
    });

    private static Region Keep(Region region, Label end, IReadOnlyList<int> kept) => region with
    {
        Instructions = region.Instructions.Select(instruction => instruction.SelectRegions(inner => Keep(inner, end, kept))).ToEquatableArray(),
        Exit = region.Exit.Target == end && region.Exit != Exit.Unreachable
            ? region.Exit with { Values = kept.Select(index => region.Exit.Values[index]).ToEquatableArray() }
            : region.Exit,
    };
}
