namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The factorisation of a symmetric positive definite matrix, in place.</summary>
internal static partial class Cholesky
{
    /// <summary>The logarithm of the determinant; only the lower triangle is read, and replaced by the factor.</summary>
    [Differentiable]
    public static double LogDeterminant(double[] matrix, int size)
    {
        var sum = 0.0;
        for (var j = 0; j < size; j++)
        {
            var pivot = matrix[j * size + j];
            for (var k = 0; k < j; k++) pivot -= matrix[j * size + k] * matrix[j * size + k];
            pivot = Math.Sqrt(pivot);
            matrix[j * size + j] = pivot;
            sum += Math.Log(pivot);

            for (var i = j + 1; i < size; i++)
            {
                var element = matrix[i * size + j];
                for (var k = 0; k < j; k++) element -= matrix[i * size + k] * matrix[j * size + k];
                matrix[i * size + j] = element / pivot;
            }
        }

        return 2 * sum;
    }
}
