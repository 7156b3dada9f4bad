using System.Numerics;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>The definition of the matrix product, written as the textbook does: the oracle of the fast kernels.</summary>
internal static class ReferenceProduct
{
    /// <summary>C = A·B, or C += A·B where <paramref name="accumulate"/> is set; A is m×k, B is k×n after the transposes.</summary>
    public static void Multiply<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, int m, int k, int n, bool transposeA, bool transposeB, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = accumulate ? c[i * n + j] : T.Zero;
                for (var p = 0; p < k; p++)
                {
                    var left = transposeA ? a[p * m + i] : a[i * k + p];
                    var right = transposeB ? b[j * k + p] : b[p * n + j];
                    sum = T.FusedMultiplyAdd(left, right, sum);
                }

                c[i * n + j] = sum;
            }
        }
    }
}
