namespace SymbolicBackprop.Gradients.Tests.Corpus.Callees;

/// <summary>A base class whose methods are abstract and virtual.</summary>
internal abstract partial class Curve
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public abstract double At(double t);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public virtual double Weighted(double t, double weight) => weight * At(t);

    /// <summary>Not virtual itself; what it calls is.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public double Chord(double from, double to) => At(to) - At(from);
}
