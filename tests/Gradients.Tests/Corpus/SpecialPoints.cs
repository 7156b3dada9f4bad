namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Functions that are asked for their derivatives where the textbook is silent.</summary>
internal static partial class SpecialPoints
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Abs(double x) => Math.Abs(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Relu(double x) => Math.Max(x, 0);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double MaxOfConstant(double x) => Math.Max(2, x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Max(double a, double b) => Math.Max(a, b);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Min(double a, double b) => Math.Min(a, b);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double MaxByBranch(double a, double b) => a > b ? a : b;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Clamp(double x, [Domain(-1.5, -0.5)] double lo, [Domain(0.5, 1.5)] double hi) => Math.Clamp(x, lo, hi);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.5, 2)]
    public static double Sqrt(double x) => Math.Sqrt(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.5, 2)]
    public static double Pow(double x, double p) => Math.Pow(x, p);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PowTwo(double x) => Math.Pow(x, 2);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Softplus(double x) => Math.Log(1 + Math.Exp(x));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Tanh(double x) => Math.Tanh(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Hypot(double x, double y) => double.Hypot(x, y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReciprocalOfProduct(double x, double y) => x / y;
}
