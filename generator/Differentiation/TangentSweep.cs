using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Goes through regions forward and lets results, carried values and exits bring tangents too, of those values that vary.</summary>
internal sealed class TangentSweep(FunctionBuilder builder, TangentValues tangents, TangentRules rules, RunTimeZeros zeros, Function function, IReadOnlyList<TangentResult> resultTangents)
{
    /// <summary>What the exits to each label give values to.</summary>
    private readonly Dictionary<Label, EquatableArray<Definition>> _targets = [];

    /// <summary>The tangents that the exits to each label bring, and of these the ones that some exit brings nothing to.</summary>
    private readonly Dictionary<Label, IReadOnlyList<Definition>> _tangentTargets = [];
    private readonly HashSet<Value> _unreached = [];

    /// <summary>The body of the function, with the tangents of the leaves as its last parameters.</summary>
    /// <param name="seeds">The tangents of the leaves.</param>
    /// <param name="leaves">What they are the tangents of.</param>
    /// <param name="ownsTangents">What is written is a copy of the caller's tangents.</param>
    public Region Differentiate(IReadOnlyList<Definition> seeds, IReadOnlyList<TangentPart> leaves, bool ownsTangents) => Differentiate(function.Body, [.. function.Parameters, .. seeds], () =>
    {
        foreach (var leaf in leaves)
        {
            if (tangents.FindWhole(leaf.Value) is { } whole)
                tangents.Set(leaf, tangents.Read(whole, leaf));
            if (ownsTangents && tangents.IsVaried(leaf) && tangents.IsWritten(leaf))
                tangents.Set(leaf, tangents.Copy(tangents.Find(leaf)!.Value));
        }

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
            builder.Origin = instruction.Origin.Tangent();
            switch (instruction)
            {
                case Let let:
                    rules.Differentiate(let);
                    break;
                case If branch:
                    var branchResults = Open(branch.End, branch.Results, "choice");
                    builder.Append(branch with
                    {
                        Results = branchResults,
                        Then = Differentiate(branch.Then, []),
                        Else = Differentiate(branch.Else, []),
                    });
                    MarkReached(branch.End);
                    break;
                case Block block:
                    var blockResults = Open(block.End, block.Results);
                    builder.Append(block with { Results = blockResults, Body = Differentiate(block.Body, []) });
                    MarkReached(block.End);
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
    /// <param name="label">The label.</param>
    /// <param name="targets">The definitions.</param>
    /// <param name="unnamed">What those without a name are called.</param>
    private EquatableArray<Definition> Open(Label label, EquatableArray<Definition> targets, string? unnamed = null)
    {
        _targets.Add(label, targets);
        var added = new List<Definition>();
        foreach (var target in targets)
        {
            foreach (var (part, type) in tangents.VariedPartsOf(target.Value))
            {
                var tangent = builder.Define(type, (target.Name ?? unnamed) is { } name ? name + "Tangent" : null, isHint: true);
                tangents.Set(part, tangent.Value);
                added.Add(tangent);
            }
        }

        _tangentTargets.Add(label, added);
        return [.. targets, .. added];
    }

    /// <summary>What comes to the end of a construct is reached where it is by every exit.</summary>
    private void MarkReached(Label end)
    {
        foreach (var target in _tangentTargets[end].Where(target => !_unreached.Contains(target.Value)))
            zeros.MarkReached(target.Value);
    }

    private Exit Differentiate(Exit exit)
    {
        if (exit == Exit.Unreachable)
            return exit;
        if (exit.Target == function.Return)
            return exit with { Values = [.. exit.Values, .. TangentsOfResults(exit.Values)] };
        var brought = TangentsOf(_targets[exit.Target], exit.Values);
        _unreached.UnionWith(_tangentTargets[exit.Target].Zip(brought, (target, tangent) => (target, tangent)).Where(pair => !zeros.IsReached(pair.tangent)).Select(pair => pair.target.Value));
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
           where index < resultTangents.Count && resultTangents[index] != TangentResult.None
           from tangent in resultTangents[index] == TangentResult.Value ? [values[index]] : TangentsOfResult(values[index])
           select tangent,
    ];

    private List<Value> TangentsOfResult(Value value) => [.. tangents.PartsOf(value).Select(part => Own(tangents.Get(part.Part, part.Type)))];

    /// <summary>A tangent that is given back is a matrix of its own, as the gradient is: nobody else holds it.</summary>
    private Value Own(Value tangent) =>
        builder.TypeOf(tangent) is MatrixType && builder.ProducerOf(tangent) is not { Operation: not (ReadMember or ReadElement or Call or Primitive { Key: "Load" or "Select" or "Freeze" }) }
            ? builder.Emit(new Primitive("Clone"), builder.TypeOf(tangent), tangent)
            : tangent;
}
