namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradients of <see cref="Rosenbrock"/>, written by hand.</summary>
internal static class RosenbrockByHand
{
    public static (double Value, (double X, double Y) Gradient) OfTwo(double x, double y)
    {
        var slope = 1 - x;
        var valley = y - x * x;
        return (slope * slope + 100 * valley * valley, (-2 * slope - 400 * valley * x, 200 * valley));
    }

    public static double OfMany(double[] x, Span<double> gradient)
    {
        gradient.Clear();
        var sum = 0.0;
        for (var i = 0; i + 1 < x.Length; i++)
        {
            var slope = 1 - x[i];
            var valley = x[i + 1] - x[i] * x[i];
            sum += slope * slope + 100 * valley * valley;
            gradient[i] -= 2 * slope + 400 * valley * x[i];
            gradient[i + 1] = 200 * valley;
        }

        return sum;
    }
}
