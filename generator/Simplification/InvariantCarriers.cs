using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Simplification;

/// <summary>
/// Carried values that every round hands on as they are, and results that every exit brings alike from outside, are replaced with what
/// they are; what nobody uses then is dropped as dead.
/// </summary>
internal static class InvariantCarriers
{
    public static Function Replace(Function function)
    {
        while (Find(function) is { Count: > 0 } replacements)
            function = function with { Body = ValueRewriter.Rewrite(function.Body, replacements) };
        return function;
    }

    private static Dictionary<Value, Value> Find(Function function)
    {
        var uses = new HashSet<Value>(function.Body.Uses());
        var exits = function.Body.AllRegions().Select(region => region.Exit).ToLookup(exit => exit.Target, exit => exit.Values);
        foreach (var construct in function.Body.Descendants())
        {
            if (construct is Loop loop)
            {
                for (var i = 0; i < loop.Body.Parameters.Count; i++)
                {
                    var parameter = loop.Body.Parameters[i].Value;
                    if (exits[loop.Next].All(values => values[i] == parameter || values[i] == loop.Initial[i])
                        && uses.Contains(parameter))
                        return new() { [parameter] = loop.Initial[i] };
                }
            }

            if (construct is Loop or Block && FindResult(construct, exits, uses) is { } replacement)
                return replacement;
        }

        return [];
    }

    private static Dictionary<Value, Value>? FindResult(Instruction construct, ILookup<Label, Infrastructure.EquatableArray<Value>> exits, HashSet<Value> uses)
    {
        var end = construct is Loop loop ? loop.End : ((Block)construct).End;
        var inside = new HashSet<Value>(construct.Regions().SelectMany(IrTraversal.DefinedValues));
        for (var i = 0; i < construct.Results.Count; i++)
        {
            var brought = exits[end].Select(values => values[i]).Distinct().ToList();
            if (brought.Count == 1 && !inside.Contains(brought[0]) && uses.Contains(construct.Results[i].Value))
                return new() { [construct.Results[i].Value] = brought[0] };
        }

        return null;
    }
}
