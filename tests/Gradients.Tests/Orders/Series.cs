namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Functions of one number whose Taylor coefficients are known.</summary>
internal static partial class Series
{
    [Differentiable(Order = 3)]
    public static double Cube(double x) => x * x * x;

    [Differentiable(Order = 4)]
    public static double Wave(double x) => Math.Sin(x) * Math.Exp(x);

    [Differentiable(Order = 3)]
    public static double SquareByPow(double x) => Math.Pow(x, 2);

    [Differentiable(Order = 3)]
    public static double PowerByLoop(double x, int n)
    {
        var p = 1.0;
        for (var i = 0; i < n; i++)
            p *= x;
        return p;
    }

    [Differentiable(Order = 3)]
    public static double EarlyReturn(double x, [NoDerivative] double a)
    {
        if (x < 0)
            return a * x * x;
        var y = x;
        while (y < 2)
            y *= 2;
        return y * y * y;
    }

    [Differentiable(Order = 2)]
    public static float Single(float x) => MathF.Exp(x);

    [Differentiable(Order = 3)]
    public static double OfCall(double x) => PowerByLoop(x, 4) + x;

    /// <summary>So long that it is called by others, where they are differentiated once or twice: 51·x³.</summary>
    [Differentiable]
    public static double Long(double x)
    {
        var sum = x + x + x + x + x + x + x + x + x + x;
        sum += x + x + x + x + x + x + x + x + x + x;
        sum += x + x + x + x + x + x + x + x + x + x;
        sum += x + x + x + x + x + x + x + x + x + x;
        sum += x + x + x + x + x + x + x + x + x + x + x;
        return sum * x * x;
    }

    [Differentiable(Derivatives.Hessian, Order = 3)]
    public static double OfLongCall(double x) => Long(x) + x;

    [Differentiable(Order = 3)]
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
