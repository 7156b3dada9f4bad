namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>
/// The gradient of <see cref="Cholesky"/>, written by hand: that of log det A is A⁻¹; of a lower triangle that stands for both,
/// twice its lower triangle beside the diagonal.
/// </summary>
internal static class CholeskyByHand
{
    public static double LogDeterminant(double[] matrix, int size, Span<double> gradient)
    {
        var value = Cholesky.LogDeterminant(matrix, size);
        gradient.Clear();
        InvertFactor(matrix, size, gradient);

        // A⁻¹ = L⁻ᵀ·L⁻¹ in place: the elements of a row from left to right read that row and those below.
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = 0.0;
                for (var k = i; k < size; k++) sum += gradient[k * size + i] * gradient[k * size + j];
                gradient[i * size + j] = i == j ? sum : 2 * sum;
            }
        }

        return value;
    }

    private static void InvertFactor(double[] factor, int size, Span<double> inverse)
    {
        for (var i = 0; i < size; i++)
        {
            var reciprocal = 1 / factor[i * size + i];
            for (var j = 0; j < i; j++)
            {
                var sum = 0.0;
                for (var k = j; k < i; k++) sum += factor[i * size + k] * inverse[k * size + j];
                inverse[i * size + j] = -sum * reciprocal;
            }

            inverse[i * size + i] = reciprocal;
        }
    }
}
