namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Functions with kinks, steps, poles and flat ends, whose second derivatives are looked at there.</summary>
internal static partial class Kinks
{
    [Differentiable(Derivatives.Hessian)]
    public static double Abs(double x) => Math.Abs(x);

    [Differentiable(Derivatives.Hessian)]
    public static double Relu(double x) => Functions.Relu(x);

    [Differentiable(Derivatives.Hessian)]
    public static double AtLeastOne(double x) => Math.Max(x * x, 1);

    [Differentiable(Derivatives.Hessian)]
    public static double Clamped(double x) => Math.Clamp(x, 1, 3) * x;

    [Differentiable(Derivatives.Hessian)]
    public static double WholePart(double x) => Math.Floor(Differentiate.Stop(x)) * x;

    [Differentiable(Derivatives.Hessian)]
    public static double Rest(double x) => x % 3;

    [Differentiable(Derivatives.Hessian)]
    public static double Root(double x) => Math.Sqrt(x);

    [Differentiable(Derivatives.Hessian)]
    public static double Cube(double x) => Math.Pow(x, 3);

    [Differentiable(Derivatives.Hessian)]
    public static double Sigmoid(double x) => Functions.Sigmoid(x);

    [Differentiable(Derivatives.Hessian)]
    public static double SpelledSigmoid(double x) => 1 / (1 + Math.Exp(-x));

    [Differentiable(Derivatives.Hessian)]
    public static double Softplus(double x) => Functions.Softplus(x);

    [Differentiable(Derivatives.Hessian)]
    public static double Tanh(double x) => Math.Tanh(x);

    [Differentiable(Derivatives.Hessian)]
    public static double NormalCdf(double x) => Functions.NormalCdf(x);

    [Differentiable(Derivatives.Hessian)]
    public static double Larger(double x, double y) => Math.Max(x * x, y * y);

    [Differentiable(Derivatives.Hessian)]
    public static double Hypot(double x, double y) => double.Hypot(x, y);

    [Differentiable(Derivatives.Hessian)]
    public static double Angle(double x, double y) => Math.Atan2(y, x);

    [Differentiable(Derivatives.Hessian)]
    public static double Power(double x, double y) => Math.Pow(x, y);

    [Differentiable(Derivatives.Hessian)]
    public static double Norm(double[] x) => Functions.Norm(x);

    [Differentiable(Derivatives.Hessian)]
    public static double LogSumExp(double[] x) => Functions.LogSumExp(x);
}
