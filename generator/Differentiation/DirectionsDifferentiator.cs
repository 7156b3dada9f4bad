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
        var tangent = TangentDifferentiator.Differentiate(forward, DirectionKind.Units);
        var values = forward.Function.Results.Count;
        var asked = forward.Results.Where(result => result != TangentResult.None).ToList();
        return Of(tangent, tangent.Leaves, Enumerable.Range(0, asked.Count).Where(index => asked[index] == TangentResult.Tangent).Select(index => values + index), inOuts, tangent.DropsZeros);
    }

    /// <summary>Columns of the Hessian: tangents of the gradient.</summary>
    public static DirectionsFunction Hessian(AnalyzedFunction analyzed)
    {
        var tangent = GradientTangentDifferentiator.Differentiate(analyzed, new GradientTangentRequest(SeedsWithOne: true, IncludesGradient: false, GradientTarget.Returned), DirectionKind.Units);
        return Of(tangent, tangent.Leaves, tangent.Tangents.OrderBy(gradient => gradient.Leaf.Parameter).Select(gradient => gradient.Result!.Value), [], tangent.DropsZeros);
    }

    private static DirectionsFunction Of(DerivativeFunction derivative, EquatableArray<Leaf> leaves, IEnumerable<int> tangents, EquatableArray<InOut> inOuts, bool dropsZeros)
    {
        var oneByOne = derivative with { Function = Simplifier.Simplify(Recognition.Forget(derivative.Function)) };
        return new DirectionsFunction(Simplifier.Simplify(ResultSelection.Keep(oneByOne.Function, [.. tangents])), leaves, inOuts, oneByOne, dropsZeros);
    }
}
