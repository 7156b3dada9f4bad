using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Simplification;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Makes the function that computes columns of a matrix of derivatives, one or several of them at a time.</summary>
internal static class DirectionsDifferentiator
{
    /// <summary>Columns of the Jacobian: tangents of the results.</summary>
    public static DirectionsFunction Jacobian(ForwardFunction forward, EquatableArray<InOut> inOuts)
    {
        var values = forward.Function.Results.Count;
        var asked = forward.Results.Where(result => result != TangentResult.None).ToList();
        var tangents = Enumerable.Range(0, asked.Count).Where(index => asked[index] == TangentResult.Tangent).Select(index => values + index).ToList();
        return Of(kind => TangentDifferentiator.Differentiate(forward, kind), _ => tangents, inOuts);
    }

    /// <summary>Columns of the Hessian: tangents of the gradient.</summary>
    public static DirectionsFunction Hessian(AnalyzedFunction analyzed) => Of(
        kind => GradientTangentDifferentiator.Differentiate(analyzed, new GradientTangentRequest(SeedsWithOne: true, IncludesGradient: false), kind),
        derivative => [.. ((GradientTangentFunction)derivative).Tangents.OrderBy(tangent => tangent.Leaf.Parameter).Select(tangent => tangent.Result!.Value)],
        []);

    private static DirectionsFunction Of(Func<DirectionKind, DerivativeFunction> differentiate, Func<DerivativeFunction, List<int>> tangents, EquatableArray<InOut> inOuts)
    {
        var derivative = Finish(differentiate(DirectionKind.Units));
        var function = Simplifier.Simplify(ResultSelection.Keep(derivative.Function, tangents(derivative)));
        return new DirectionsFunction(function, inOuts, derivative, derivative.Function == Finish(differentiate(DirectionKind.Given)).Function);
    }

    private static DerivativeFunction Finish(DerivativeFunction derivative) => derivative with { Function = Simplifier.Simplify(Recognition.Forget(derivative.Function)) };
}
