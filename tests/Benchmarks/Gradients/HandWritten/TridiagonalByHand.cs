namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="Tridiagonal"/>, written by hand: the transposed system is solved with the same factors.</summary>
internal static class TridiagonalByHand
{
    public static double SquaredSolution(
        double[] lower,
        double[] diagonal,
        double[] upper,
        double[] right,
        Span<double> lowerGradient,
        Span<double> diagonalGradient,
        Span<double> upperGradient,
        Span<double> rightGradient)
    {
        var value = Tridiagonal.SquaredSolution(lower, diagonal, upper, right);
        var size = diagonal.Length;

        // Now diagonal holds the pivots, right the solution x, and Tᵀ·λ = 2·x.
        rightGradient[0] = 2 * right[0] / diagonal[0];
        for (var i = 1; i < size; i++) rightGradient[i] = (2 * right[i] - upper[i - 1] * rightGradient[i - 1]) / diagonal[i];
        for (var i = size - 2; i >= 0; i--) rightGradient[i] -= lower[i + 1] / diagonal[i] * rightGradient[i + 1];

        lowerGradient[0] = 0;
        upperGradient[size - 1] = 0;
        for (var i = 0; i < size; i++)
        {
            diagonalGradient[i] = -rightGradient[i] * right[i];
            if (i > 0) lowerGradient[i] = -rightGradient[i] * right[i - 1];
            if (i + 1 < size) upperGradient[i] = -rightGradient[i] * right[i + 1];
        }

        return value;
    }
}
