namespace SymbolicBackprop.Benchmarks.Gradients.Cases;

/// <summary>Algorithms that overwrite their arguments; each of the three times includes the same copies of these.</summary>
internal static class InPlaceCases
{
    public static IEnumerable<GradientCase> All() => [LogDeterminant(), TridiagonalSystem(), WeightedOrderStatistics()];

    private static GradientCase LogDeterminant()
    {
        const int Size = 24;
        var matrix = Samples.Uniform(51, Size * Size, -0.5, 0.5);
        for (var i = 0; i < Size; i++) matrix[i * Size + i] += 8;
        var work = new double[Size * Size];

        double[] Copy()
        {
            matrix.CopyTo(work, 0);
            return work;
        }

        return new(
            "Cholesky log-determinant in place, 24 × 24",
            1,
            [matrix],
            () => Cholesky.LogDeterminant(Copy(), Size),
            gradient => Cholesky.LogDeterminantGradientInto(Copy(), Size, gradient),
            gradient => CholeskyByHand.LogDeterminant(Copy(), Size, gradient));
    }

    private static GradientCase TridiagonalSystem()
    {
        const int Size = 200;
        var lower = Samples.Uniform(52, Size, -1, 1);
        var diagonal = Samples.Uniform(53, Size, 3, 4);
        var upper = Samples.Uniform(54, Size, -1, 1);
        var right = Samples.Uniform(55, Size, -1, 1);
        var diagonalWork = new double[Size];
        var rightWork = new double[Size];

        double[] Copy(double[] original, double[] copy)
        {
            original.CopyTo(copy, 0);
            return copy;
        }

        return new(
            "Thomas solver in place, 200 unknowns",
            1,
            [lower, diagonal, upper, right],
            () => Tridiagonal.SquaredSolution(lower, Copy(diagonal, diagonalWork), upper, Copy(right, rightWork)),
            gradient => Tridiagonal.SquaredSolutionGradientInto(
                lower,
                Copy(diagonal, diagonalWork),
                upper,
                Copy(right, rightWork),
                gradient.AsSpan(0, Size),
                gradient.AsSpan(Size, Size),
                gradient.AsSpan(2 * Size, Size),
                gradient.AsSpan(3 * Size, Size)),
            gradient => TridiagonalByHand.SquaredSolution(
                lower,
                Copy(diagonal, diagonalWork),
                upper,
                Copy(right, rightWork),
                gradient.AsSpan(0, Size),
                gradient.AsSpan(Size, Size),
                gradient.AsSpan(2 * Size, Size),
                gradient.AsSpan(3 * Size, Size)));
    }

    private static GradientCase WeightedOrderStatistics()
    {
        const int Size = 64;
        var values = Samples.Uniform(56, Size, -1, 1);
        var weights = Samples.Uniform(57, Size, -1, 1);
        var work = new double[Size];

        double[] Copy()
        {
            values.CopyTo(work, 0);
            return work;
        }

        return new(
            "insertion sort and weights, 64 numbers",
            1,
            [values, weights],
            () => OrderStatistics.WeightedSum(Copy(), weights),
            gradient => OrderStatistics.WeightedSumGradientInto(Copy(), weights, gradient.AsSpan(0, Size), gradient.AsSpan(Size)),
            gradient => OrderStatisticsByHand.WeightedSum(Copy(), weights, gradient.AsSpan(0, Size), gradient.AsSpan(Size)));
    }
}
