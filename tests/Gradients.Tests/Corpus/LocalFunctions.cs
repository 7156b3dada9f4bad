namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Functions inside of functions.</summary>
internal static partial class LocalFunctions
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Static(double x, double y)
    {
        static double Square(double value) => value * value;
        return Square(x) + Square(x * y);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Capturing(double x, double y)
    {
        var scale = x * x;
        return Scaled(y) * Scaled(x);

        double Scaled(double value) => scale * value + x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WithStatements(double x)
    {
        return Clamped(x) * Clamped(2 * x);

        static double Clamped(double value)
        {
            if (value > 1.5)
                return 1.5 + (value - 1.5) * 0.1;
            return value * value;
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InLoop(double x, [Domain(0, 4)] int n)
    {
        var s = x;
        for (var i = 0; i < n; i++)
            s = Next(s, i);
        return s;

        double Next(double current, int i) => Math.Sin(current * x) + i * current;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfArray([Shape(4)] double[] x)
    {
        double Difference(int i) => x[i + 1] - x[i];
        var sum = 0.0;
        for (var i = 0; i + 1 < x.Length; i++)
            sum += Difference(i) * Difference(i);
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InsideEachOther(double x)
    {
        double Outer(double a)
        {
            double Inner(double b) => b * a + x;
            return Inner(a) * 2;
        }

        return Outer(x * x);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WithDefault(double x)
    {
        static double Shifted(double value, double by = 2) => value * value + by;
        return Shifted(x) * Shifted(by: x, value: 3);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LastValueCaptured(double x)
    {
        var factor = x;
        double Times(double value) => factor * value;
        var first = Times(x);
        factor = x * x;
        return first + Times(x) * 2;
    }
}
