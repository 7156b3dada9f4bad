using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Simplification;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// The tangent of a gradient: forward mode goes through what reverse mode has made, records included. Of a number it is the Hessian
/// times a vector (Pearlmutter 1994), which costs a small multiple of the gradient; no matrix is formed.
/// </summary>
internal static class GradientTangentDifferentiator
{
    public static GradientTangentFunction Differentiate(AnalyzedFunction analyzed, GradientTangentRequest request, DirectionKind directions)
    {
        analyzed = analyzed with { Function = CheckpointedLoops.Without(analyzed.Function) };
        var reverse = ReverseDifferentiator.Differentiate(analyzed, new ReverseRequest(IncludesValue: false, request.SeedsWithOne, GradientTarget.Returned));
        var gradient = Simplifier.Simplify(reverse.Function);
        var first = analyzed.HasReceiver ? 1 : 0;
        var leaves = reverse.Gradients
            .Select(given => (given.Leaf, Part: new TangentPart(gradient.Parameters[given.Leaf.Parameter + first].Value, given.Leaf.Path.Select(step => step.Operation).ToEquatableArray())))
            .ToList();
        var upstreams = gradient.Parameters.Skip(analyzed.Function.Parameters.Count)
            .Select(upstream => (new Leaf(-1, [], upstream.Type, upstream.Value), TangentPart.Whole(upstream.Value)));
        var isGradient = Enumerable.Range(0, gradient.Results.Count).Select(index => reverse.Gradients.Any(given => given.Result == index)).ToList();
        var tangent = TangentDifferentiator.Differentiate(gradient, [.. leaves, .. upstreams], ownsTangents: true, isGradient, directions);

        // The results of the gradient come first, the tangents of those that are gradients behind them.
        var kept = Enumerable.Range(0, tangent.Function.Results.Count).Where(index => index >= gradient.Results.Count || !isGradient[index] || request.IncludesGradient).ToList();
        var function = ResultSelection.Keep(tangent.Function, kept);
        var tangents = reverse.Gradients.Select(given => given with { Result = kept.IndexOf(gradient.Results.Count + Rank(given.Result!.Value)) }).ToEquatableArray();
        if (request.Target == GradientTarget.Overwritten)
            (function, tangents) = ResultBuffers.Give(function, tangents, leaf => analyzed.ParameterDefinition(leaf.Parameter), "Product");
        return new GradientTangentFunction(
            function,
            request,
            leaves.Select(leaf => leaf.Leaf).ToEquatableArray(),
            request.IncludesGradient ? reverse.Gradients.Select(given => given with { Result = kept.IndexOf(given.Result!.Value) }).ToEquatableArray() : [],
            tangents)
        {
            DropsZeros = tangent.DropsZeros,
        };

        int Rank(int result) => isGradient.Take(result).Count(isAsked => isAsked);
    }
}
