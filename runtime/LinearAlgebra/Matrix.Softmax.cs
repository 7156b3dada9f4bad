using System.Numerics;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The softmax of each row, eˣⁱ / Σⱼ eˣʲ, computed from the differences to the row's maximum so that nothing overflows.</summary>
    /// <param name="m">Scores: one row for each example.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Softmax<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        var result = Like(m);
        SoftmaxInto(m, result);
        return result;
    }

    /// <summary>Writes into a matrix: the softmax of each row, eˣⁱ / Σⱼ eˣʲ, computed from the differences to the row's maximum so that nothing overflows.</summary>
    /// <param name="m">Scores: one row for each example.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SoftmaxInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameShape(m, destination);
        for (var i = 0; i < m.RowCount; i++) RowSoftmax.Softmax<T>(m.RowSpan(i), destination.RowSpan(i));
    }

    /// <summary>The logarithm of the softmax of each row, xᵢ − ln Σⱼ eˣʲ, without a logarithm of a rounded zero.</summary>
    /// <param name="m">Scores: one row for each example.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> LogSoftmax<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        var result = Like(m);
        LogSoftmaxInto(m, result);
        return result;
    }

    /// <summary>Writes into a matrix: the logarithm of the softmax of each row, xᵢ − ln Σⱼ eˣʲ, without a logarithm of a rounded zero.</summary>
    /// <param name="m">Scores: one row for each example.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void LogSoftmaxInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameShape(m, destination);
        for (var i = 0; i < m.RowCount; i++) RowSoftmax.LogSoftmax<T>(m.RowSpan(i), destination.RowSpan(i));
    }
}
