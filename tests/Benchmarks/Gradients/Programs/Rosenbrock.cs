namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The banana valley of Rosenbrock, in two dimensions and in many.</summary>
internal static partial class Rosenbrock
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfTwo(double x, double y)
    {
        var slope = 1 - x;
        var valley = y - x * x;
        return slope * slope + 100 * valley * valley;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfMany(double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < x.Length; i++)
        {
            var slope = 1 - x[i];
            var valley = x[i + 1] - x[i] * x[i];
            sum += slope * slope + 100 * valley * valley;
        }

        return sum;
    }
}
