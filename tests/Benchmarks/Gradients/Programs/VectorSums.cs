namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The two sums that everything else is made of.</summary>
internal static partial class VectorSums
{
    [Differentiable]
    public static double SumOfSquares(double[] x)
    {
        var sum = 0.0;
        foreach (var element in x) sum += element * element;
        return sum;
    }

    [Differentiable]
    public static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
