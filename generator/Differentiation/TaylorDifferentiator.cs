using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Simplification;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Derivatives of higher orders of a function of one number: the tangent of the highest one so far in the direction 1, again and again.
/// What two orders compute alike is computed once, because it is the same instructions.
/// </summary>
internal static class TaylorDifferentiator
{
    public static TaylorFunction Differentiate(ForwardFunction forward, int order)
    {
        var leaf = forward.Leaves.Single();
        var direction = UnitDirection.Along(leaf, forward.Function.Parameters.ToList().FindIndex(parameter => parameter.Value == leaf.Value), []).Single();
        var function = forward.Function;
        for (var next = 1; next <= order; next++)
        {
            var isHighest = Enumerable.Range(0, function.Results.Count).Select(index => index == function.Results.Count - 1).ToList();
            var tangent = TangentDifferentiator.Differentiate(function, [direction.In(function)], ownsTangents: false, isHighest, DirectionKind.Any);
            function = Simplifier.Simplify(direction.Of(tangent.Function));
        }

        return new TaylorFunction(function);
    }
}
