using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Goes through regions forward and lets results, carried values and exits bring tangents too, of those values that vary.</summary>
internal sealed class TangentSweep(FunctionBuilder builder, TangentValues tangents, TangentRules rules, Function function, IReadOnlyList<bool> activeResults)
{
    /// <summary>What the exits to each label give values to.</summary>
    private readonly Dictionary<Label, EquatableArray<Definition>> _targets = [];

    /// <summary>The body of the function, with the tangents of the leaves as its last parameters.</summary>
    public Region Differentiate(IReadOnlyList<Definition> seeds) => Differentiate(function.Body, [.. function.Parameters, .. seeds], () =>
    {
        // A parameter that is no leaf, but may be the same storage as one that varies.
        foreach (var (part, type) in function.Parameters.SelectMany(parameter => tangents.VariedPartsOf(parameter.Value)))
        {
            if (!tangents.Has(part))
                tangents.Set(part, tangents.Zero(part, type));
        }
    });

    private Region Differentiate(Region region, EquatableArray<Definition> parameters, Action? begin = null)
    {
        builder.BeginRegion();
        begin?.Invoke();
        foreach (var instruction in region.Instructions)
        {
            builder.Origin = instruction.Origin;
            switch (instruction)
            {
                case Let let:
                    rules.Differentiate(let);
                    break;
                case If branch:
                    var branchResults = Open(branch.End, branch.Results);
                    builder.Append(branch with
                    {
                        Results = branchResults,
                        Then = Differentiate(branch.Then, []),
                        Else = Differentiate(branch.Else, []),
                    });
                    break;
                case Block block:
                    var blockResults = Open(block.End, block.Results);
                    builder.Append(block with { Results = blockResults, Body = Differentiate(block.Body, []) });
                    break;
                case Loop loop:
                    builder.Append(Differentiate(loop));
                    break;
            }
        }

        return builder.EndRegion(parameters, Differentiate(region.Exit));
    }

    private Loop Differentiate(Loop loop)
    {
        var carried = loop.Body.Parameters;
        EquatableArray<Value> initial = [.. loop.Initial, .. TangentsOf(carried, loop.Initial)];
        var results = Open(loop.End, loop.Results);
        var parameters = Open(loop.Next, carried);
        return loop with { Results = results, Initial = initial, Body = Differentiate(loop.Body, parameters) };
    }

    /// <summary>The definitions that a label's exits give values to, and those of their tangents.</summary>
    private EquatableArray<Definition> Open(Label label, EquatableArray<Definition> targets)
    {
        _targets.Add(label, targets);
        var added = new List<Definition>();
        foreach (var target in targets)
        {
            foreach (var (part, type) in tangents.VariedPartsOf(target.Value))
            {
                var tangent = builder.Define(type, target.Name is { } name ? name + "Tangent" : null, isHint: true);
                tangents.Set(part, tangent.Value);
                added.Add(tangent);
            }
        }

        return [.. targets, .. added];
    }

    private Exit Differentiate(Exit exit)
    {
        if (exit == Exit.Unreachable)
            return exit;
        var brought = exit.Target == function.Return ? TangentsOfResults(exit.Values) : TangentsOf(_targets[exit.Target], exit.Values);
        return exit with { Values = [.. exit.Values, .. brought] };
    }

    /// <summary>The tangents that varying targets get with their values; zero from where it is zero.</summary>
    private List<Value> TangentsOf(EquatableArray<Definition> targets, EquatableArray<Value> values) =>
    [
        .. from index in Enumerable.Range(0, targets.Count)
           from target in tangents.VariedPartsOf(targets[index].Value)
           select tangents.Get(target.Part with { Value = values[index] }, target.Type),
    ];

    private List<Value> TangentsOfResults(EquatableArray<Value> values) =>
    [
        .. from index in Enumerable.Range(0, values.Count)
           where index < activeResults.Count && activeResults[index]
           from part in tangents.PartsOf(values[index])
           select tangents.Get(part.Part, part.Type),
    ];
}
