using System;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Makes of a function what a member computes, by the mode that the member is of.</summary>
internal static class Differentiator
{
    public static DerivativeFunction Differentiate(AnalyzedFunction analyzed, MemberRequest request)
    {
        if (request is GradientTangentRequest or TaylorRequest { Order: > 1 } or MatrixRequest { IsHessian: true })
            RequireWholeRules(analyzed.Function);
        return (request, analyzed.Forward) switch
        {
            (ReverseRequest reverse, _) => ReverseDifferentiator.Differentiate(analyzed, reverse),
            (BatchRequest { IncludesGradient: false }, _) => new BatchFunction(analyzed.Function, []),
            (BatchRequest, _) => WithGradients(ReverseDifferentiator.Differentiate(analyzed, new ReverseRequest(IncludesValue: true, SeedsWithOne: true, GradientTarget.Returned))),
            (TangentRequest tangent, { } forward) => TangentDifferentiator.Differentiate(forward, tangent.Directions),
            (GradientTangentRequest ofGradient, _) => GradientTangentDifferentiator.Differentiate(analyzed, ofGradient, DirectionsOf(ofGradient)),
            (TaylorRequest taylor, { } forward) => TaylorDifferentiator.Differentiate(forward, taylor.Order),
            (SparseRequest { IsHessian: true }, _) => new MatrixFunction(analyzed.Function, analyzed.InOuts, []) { Directions = DirectionsDifferentiator.Hessian(analyzed) },
            (SparseRequest, { } forward) => new MatrixFunction(analyzed.Function, analyzed.InOuts, []) { Directions = DirectionsDifferentiator.Jacobian(forward, analyzed.InOuts) },
            (MatrixRequest matrix, _) => MatrixDifferentiator.Differentiate(analyzed, matrix),
            _ => throw new InvalidOperationException($"{request} was not prepared by the analysis."),
        };
    }

    /// <summary>The tangent of a backward method is called by others, which may be columns of a Hessian.</summary>
    private static DirectionKind DirectionsOf(GradientTangentRequest request) => request.SeedsWithOne ? DirectionKind.Any : DirectionKind.Units;

    /// <summary>
    /// Where a body gives some derivatives and rules the others, what has a rule is constant in the body, and so would it be in the
    /// derivatives that the body gives.
    /// </summary>
    private static void RequireWholeRules(Function function)
    {
        foreach (var let in function.Body.Descendants().OfType<Let>())
        {
            if (let.DerivativeAs?.Operation is CustomDerivative { IsPartial: true, DisplayName: var name })
                throw new MissingRuleException(let.Origin, $"The second derivative of '{name}', whose body gives some derivatives,", "write rules for all of its parameters");
        }
    }

    private static BatchFunction WithGradients(ReverseFunction reverse) => new(reverse.Function, reverse.Gradients);
}
