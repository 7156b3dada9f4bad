namespace SymbolicBackprop.Gradients.Tests.Corpus.Callees;

/// <summary>An interface with a differentiable method, and one that has a body here.</summary>
internal partial interface IActivation
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    double Apply(double x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    double Twice(double x) => Apply(Apply(x));
}
