using System.Numerics;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The matrix product; either factor may be taken transposed, which costs no copy.</summary>
    /// <param name="left">m×k (k×m where it is transposed).</param>
    /// <param name="right">k×n (n×k where it is transposed).</param>
    /// <param name="transposeLeft">Whether the transpose of <paramref name="left"/> is meant.</param>
    /// <param name="transposeRight">Whether the transpose of <paramref name="right"/> is meant.</param>
    /// <returns>A new m×n matrix; zeros where k is 0.</returns>
    /// <exception cref="ArgumentNullException">A factor is null.</exception>
    /// <exception cref="ArgumentException">The inner extents differ.</exception>
    public static Matrix<T> Multiply<T>(Matrix<T> left, Matrix<T> right, bool transposeLeft = false, bool transposeRight = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (m, _, n) = Require.ProductExtents(left, right, transposeLeft, transposeRight);
        var result = new Matrix<T>(m, n);
        MultiplyInto(left, right, result, transposeLeft, transposeRight);
        return result;
    }

    /// <summary>
    /// Writes the matrix product into a matrix, or adds it to one. Each element is one chain of (fused) multiply-adds
    /// in the order of the inner index, starting at 0 or, where <paramref name="accumulate"/> is set, at the old element.
    /// </summary>
    /// <param name="left">m×k (k×m where it is transposed).</param>
    /// <param name="right">k×n (n×k where it is transposed).</param>
    /// <param name="destination">m×n; not one of the factors.</param>
    /// <param name="transposeLeft">Whether the transpose of <paramref name="left"/> is meant.</param>
    /// <param name="transposeRight">Whether the transpose of <paramref name="right"/> is meant.</param>
    /// <param name="accumulate">Whether the product is added to what <paramref name="destination"/> holds.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The inner extents differ, or <paramref name="destination"/> has another shape or is a factor.</exception>
    public static void MultiplyInto<T>(
        Matrix<T> left, Matrix<T> right, Matrix<T> destination,
        bool transposeLeft = false, bool transposeRight = false, bool accumulate = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (m, k, n) = Require.ProductExtents(left, right, transposeLeft, transposeRight);
        Require.Shape(destination, m, n);
        Require.Distinct(left, destination);
        Require.Distinct(right, destination);
        Product.Multiply<T>(
            left.AsSpan(), right.AsSpan(), destination.AsSpan(), m, k, n, transposeLeft, transposeRight, accumulate);
    }
}
