namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The algorithm of Thomas for a tridiagonal system of linear equations, in place.</summary>
internal static partial class Tridiagonal
{
    /// <summary>The squared length of the solution; <paramref name="right"/> becomes the solution and <paramref name="diagonal"/> the pivots.</summary>
    [Differentiable]
    public static double SquaredSolution(double[] lower, double[] diagonal, double[] upper, double[] right)
    {
        var size = diagonal.Length;
        for (var i = 1; i < size; i++)
        {
            var factor = lower[i] / diagonal[i - 1];
            diagonal[i] -= factor * upper[i - 1];
            right[i] -= factor * right[i - 1];
        }

        right[size - 1] /= diagonal[size - 1];
        for (var i = size - 2; i >= 0; i--) right[i] = (right[i] - upper[i] * right[i + 1]) / diagonal[i];

        var sum = 0.0;
        for (var i = 0; i < size; i++) sum += right[i] * right[i];
        return sum;
    }
}
