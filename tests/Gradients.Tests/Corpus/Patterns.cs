namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Patterns in conditions and in switch expressions.</summary>
internal static partial class Patterns
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Interval(double x) => x is > -1 and < 1 ? x * x * x : 3 * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OneOf(double x, [Domain(0, 5)] int n) => n is 1 or 3 or 4 ? x * n : x * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Not(double x, [Domain(-1, 2)] int n)
    {
        if (n is not 0)
            x /= n;
        if (x is not (> 0.5 or < -0.5))
            x *= 4;
        return x * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Named(double x, double y)
    {
        if (x * y is var product && product > 0)
            return product * x;
        return y * x * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NamedInInterval(double x, double y)
    {
        if (x - y is > 0 and var positive)
            return Math.Sqrt(1 + positive);
        return y * y - x;
    }

    /// <summary>The piecewise polynomial of a cubic B-spline.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Spline(double x) => Math.Abs(x) switch
    {
        >= 2 => 0 * x,
        >= 1 and var t => (2 - t) * (2 - t) * (2 - t) / 6,
        var t => 2.0 / 3 - t * t + t * t * t / 2,
    };

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Quadrants(double x, double y) => (x > 0, y > 0) switch
    {
        (true, true) => x * y,
        (true, false) => x - y,
        (false, true) => x * x + y,
        (false, false) => y * y * x,
    };

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TuplesWithDiscards(double x, [Domain(0, 2)] int i, [Domain(0, 2)] int j) => (i, j) switch
    {
        (0, 0) => x,
        (0, _) => x * x,
        (_, 0) => x * x * x,
        (1, > 0 and var k) => k / (3 + x),
        _ => Math.Cos(x),
    };

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double When(double x, double y, bool flag) => x switch
    {
        > 1 when flag => x * y,
        > 1 => x + y * y,
        _ when y > x => y * x * x,
        _ => x - y,
    };

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfTuple(double x, double y)
    {
        switch ((x, y))
        {
            case ( > 0, > 0):
                return x * y;
            case ( > 0, var v):
                return v * v + x;
            case var (u, v):
                return u * u * v;
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LengthOfArray(double[] x) => x is { Length: > 2 } ? x[0] * x[2] : x[0];
}
