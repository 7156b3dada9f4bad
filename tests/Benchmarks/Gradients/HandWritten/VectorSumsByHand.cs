namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradients of <see cref="VectorSums"/>, written by hand.</summary>
internal static class VectorSumsByHand
{
    public static double SumOfSquares(double[] x, Span<double> gradient)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
            gradient[i] = 2 * x[i];
        }

        return sum;
    }

    public static double Dot(double[] a, double[] b, Span<double> aGradient, Span<double> bGradient)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
            aGradient[i] = b[i];
            bGradient[i] = a[i];
        }

        return sum;
    }
}
