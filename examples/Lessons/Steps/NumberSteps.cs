using SymbolicBackprop;

namespace Lessons.Steps;

/// <summary>The operations of numbers from which the graphs of the lessons are put together. The generator writes the backward method of each.</summary>
public static partial class NumberSteps
{
    [Differentiable]
    public static double Add(double x, double y) => x + y;

    [Differentiable]
    public static double Multiply(double x, double y) => x * y;

    [Differentiable]
    public static double Square(double x) => x * x;

    [Differentiable]
    public static double Exponential(double x) => Math.Exp(x);

    [Differentiable]
    public static double Reciprocal(double x) => 1 / x;

    [Differentiable]
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    [Differentiable]
    public static double SquaredError(double output, [NoDerivative] double target) => (target - output) * (target - output);
}
