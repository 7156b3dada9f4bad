using SymbolicBackprop.Gradients.Tests.Corpus.Callees;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Generic methods at types of their own.</summary>
internal static partial class GenericMethods
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SquareOfDouble(double x) => GenericCallees.Square(x) * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float SquareOfSingle(float x) => GenericCallees.Square<float>(x + 1);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Polynomial(double x, double lead) => GenericCallees.Horner(x, 1, -2, lead);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LogisticOfDouble(double x) => GenericCallees.Logistic(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float LogisticOfSingle(float x) => GenericCallees.Logistic(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Wave([Domain(0.1, 2)] double t, [Domain(0.1, 1)] double damping) => GenericCallees.DampedWave(t, damping);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BothPrecisions([Domain(0.1, 2)] double x, [Domain(0.1, 2)] float y) => GenericCallees.Square(x) * GenericCallees.DampedWave(y, y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Root([Domain(0.5, 9)] double a) => GenericCallees.Newton(a);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double MeanSquare([Shape(4)] double[] x) => GenericCallees.MeanSquare<double>(x) + GenericCallees.MeanSquare<double>(x.AsSpan(1));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ActivatedBySoftSign(double[] x) => GenericCallees.Activated<SoftSign>(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ActivatedBySwish(double[] x) => GenericCallees.Activated<Swish>(x) * x[0];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LossOfClass(double[] x, double target) => GenericCallees.Loss(new Cubic(0.5), x, target);
}

/// <summary>x / (1 + |x|).</summary>
internal readonly partial struct SoftSign : IStaticActivation
{
    public static double Scale => 2;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static double Apply(double x) => x / (1 + Math.Abs(x));
}

/// <summary>x·σ(x).</summary>
internal sealed partial class Swish : IStaticActivation
{
    public static double Scale => 0.5;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static double Apply(double x) => x * Functions.Sigmoid(x);
}
