using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Makes of a function the one that computes its tangents: after each instruction comes the one that does to the tangents what its
/// derivative says, beside each storage stands the storage of its tangents. The values are computed by the instructions of the original.
/// </summary>
internal static class TangentDifferentiator
{
    /// <summary>The function of a member: its callees have tangent methods where they were asked for, or can be written.</summary>
    /// <exception cref="MissingTangentException">A varying value meets a call of a method that has no tangent.</exception>
    public static TangentFunction Differentiate(ForwardFunction forward, DirectionKind directions) => Differentiate(
        forward.Function, forward.Leaves, forward.Results, null, directions);

    /// <param name="function">The function.</param>
    /// <param name="leaves">What tangents are given for.</param>
    /// <param name="activeResults">Of which results tangents are asked; of none beyond its end.</param>
    /// <param name="tangentOf">The method that gives the value and the tangent of a callee; null where it has none.</param>
    /// <exception cref="InvalidOperationException">A varying value meets an operation or a call whose tangent is not known.</exception>
    public static TangentFunction Differentiate(
        Function function, EquatableArray<Leaf> leaves, IReadOnlyList<bool> activeResults, Func<Callee, Callee?>? tangentOf = null) =>
        Differentiate(function, leaves, [.. activeResults.Select(isActive => isActive ? TangentResult.Tangent : TangentResult.None)], tangentOf ?? (_ => null), DirectionKind.Any);

    /// <summary>Of a gradient, how it changes as the leaves do.</summary>
    /// <param name="gradient">A function made by the reverse differentiator, of which these are the leaves.</param>
    /// <param name="leaves">What tangents are given for.</param>
    /// <param name="ownsTangents">For the leaves, whether the function works on its own copy of the tangent: the caller's stays as it is.</param>
    /// <param name="activeResults">Of which results tangents are asked.</param>
    /// <param name="directions">What the tangents of the leaves are.</param>
    /// <exception cref="MissingTangentException">A varying value meets a call of a method that has no tangent.</exception>
    public static TangentFunction Differentiate(
        Function gradient, EquatableArray<(Leaf Leaf, TangentPart Part)> leaves, bool ownsTangents, IReadOnlyList<bool> activeResults, DirectionKind directions) =>
        Differentiate(gradient, leaves, ownsTangents, [.. activeResults.Select(isActive => isActive ? TangentResult.Tangent : TangentResult.None)], null, "Derivatives.Tangent | Derivatives.BackwardTangent", directions);

    private static TangentFunction Differentiate(
        Function function, EquatableArray<Leaf> leaves, EquatableArray<TangentResult> resultTangents, Func<Callee, Callee?>? tangentOf, DirectionKind directions)
    {
        var builder = FunctionBuilder.Continuing(function);
        return Differentiate(function, leaves.Select(leaf => (leaf, TangentPart.OfLeaf(builder, leaf.Value))).ToEquatableArray(), false, resultTangents, tangentOf, "Derivatives.Tangent", directions);
    }

    private static TangentFunction Differentiate(
        Function function, EquatableArray<(Leaf Leaf, TangentPart Part)> leaves, bool ownsTangents, EquatableArray<TangentResult> resultTangents, Func<Callee, Callee?>? tangentOf, string families, DirectionKind directions)
    {
        var builder = FunctionBuilder.Continuing(function);
        List<TangentPart> parts = [.. leaves.Select(leaf => leaf.Part)];
        var tangents = new TangentValues(builder, new TangentVariation(function, parts));
        var zeros = new RunTimeZeros(builder, directions);
        var seeds = new List<Definition>();
        foreach (var (leaf, part) in leaves)
        {
            if (builder.TypeOf(part.Value) is not AggregateType { IsReferenceType: true } weights)
            {
                seeds.Add(builder.Define(leaf.Type, NameOf(builder, part)));
                tangents.Set(part, seeds[seeds.Count - 1].Value);
                zeros.MarkSeed(seeds[seeds.Count - 1].Value);
            }
            else if (tangents.FindWhole(part.Value) is null)
            {
                seeds.Add(builder.Define(weights, NameOf(builder, TangentPart.Whole(part.Value))));
                tangents.SetWhole(part.Value, seeds[seeds.Count - 1].Value);
            }
        }

        var rules = new TangentRules(builder, tangents, new TangentCalls(builder, tangents, zeros, tangentOf ?? zeros.TangentOf, families), zeros);
        var body = new TangentSweep(builder, tangents, rules, zeros, function, resultTangents).Differentiate(seeds, parts, ownsTangents);
        var results = Enumerable.Range(0, function.Results.Count)
            .Where(index => index < resultTangents.Count)
            .SelectMany(index => resultTangents[index] switch
            {
                TangentResult.Tangent => TangentPart.Of(default, function.Results[index]).Select(part => part.Type),
                TangentResult.Value => [function.Results[index]],
                _ => [],
            });
        return new TangentFunction(function with { Results = [.. function.Results, .. results], Body = body }, leaves.Select(leaf => leaf.Leaf).ToEquatableArray()) { DropsZeros = zeros.AnyDropped };
    }

    private static string NameOf(FunctionBuilder builder, TangentPart part)
    {
        var names = part.Path.Select(step => step switch
        {
            ReadMember read => read.Member.TrimStart('@'),
            ReadElement read => $"Item{read.Index + 1}",
            _ => step.Name,
        });
        return $"{builder.DefinitionOf(part.Value).Name ?? "argument"}{string.Concat(names)}Tangent";
    }
}
