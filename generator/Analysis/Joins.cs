using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>The definitions that exits give values to: results of constructs, and carried values of loops.</summary>
internal static class Joins
{
    /// <summary>For each loop, the carried values with what they start as.</summary>
    public static IEnumerable<(IReadOnlyList<Definition> Targets, IReadOnlyList<Value> Values)> OfLoops(Function function) => function.Body.Descendants()
        .OfType<Loop>()
        .Select(loop => ((IReadOnlyList<Definition>)loop.Body.Parameters, (IReadOnlyList<Value>)loop.Initial));

    /// <summary>For each exit but those that return, the definitions that its values become.</summary>
    public static IEnumerable<(IReadOnlyList<Definition> Targets, IReadOnlyList<Value> Values)> Of(Function function)
    {
        var targets = TargetsOf(function);
        return function.Body.AllRegions()
            .Where(region => targets.ContainsKey(region.Exit.Target))
            .Select(region => (targets[region.Exit.Target], (IReadOnlyList<Value>)region.Exit.Values));
    }

    /// <summary>For each label but that of the function's end, the definitions that exits to it give values to.</summary>
    public static Dictionary<Label, IReadOnlyList<Definition>> TargetsOf(Function function)
    {
        var targets = new Dictionary<Label, IReadOnlyList<Definition>>();
        foreach (var instruction in function.Body.Descendants())
        {
            switch (instruction)
            {
                case If branch:
                    targets[branch.End] = branch.Results;
                    break;
                case Block block:
                    targets[block.End] = block.Results;
                    break;
                case Loop loop:
                    targets[loop.End] = loop.Results;
                    targets[loop.Next] = loop.Body.Parameters;
                    break;
            }
        }

        return targets;
    }
}
