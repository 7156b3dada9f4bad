using System;
using SymbolicBackprop.Generator.Analysis;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Makes of a function what a member computes, by the mode that the member is of.</summary>
internal static class Differentiator
{
    public static DerivativeFunction Differentiate(AnalyzedFunction analyzed, MemberRequest request) => (request, analyzed.Forward) switch
    {
        (ReverseRequest reverse, _) => ReverseDifferentiator.Differentiate(analyzed, reverse),
        (BatchRequest { IncludesGradient: false }, _) => new BatchFunction(analyzed.Function, []),
        (BatchRequest, _) => WithGradients(ReverseDifferentiator.Differentiate(analyzed, new ReverseRequest(IncludesValue: true, SeedsWithOne: true, GradientTarget.Returned))),
        (TangentRequest, { } forward) => TangentDifferentiator.Differentiate(forward),
        (GradientTangentRequest ofGradient, _) => GradientTangentDifferentiator.Differentiate(analyzed, ofGradient),
        (TaylorRequest taylor, { } forward) => TaylorDifferentiator.Differentiate(forward, taylor.Order),
        (MatrixRequest, _) => new MatrixFunction(analyzed.Function, analyzed.InOuts),
        _ => throw new InvalidOperationException($"{request} was not prepared by the analysis."),
    };

    private static BatchFunction WithGradients(ReverseFunction reverse) => new(reverse.Function, reverse.Gradients);
}
