using System.Numerics;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.LinearAlgebra;

/// <summary>
/// Every operation on <see cref="Matrix{T}"/>, in two forms: <c>Op(…)</c> returns a new matrix,
/// <c>OpInto(…, destination)</c> overwrites a given one and allocates nothing.
/// Element-wise operations may be done in place (the destination may be an input);
/// products, transposes, broadcasts and reductions may not, and say so with an <see cref="ArgumentException"/>.
/// Arguments are checked before anything is written. The bits of an element do not depend on
/// where in a matrix it stands, how large the matrix is, or how many threads work.
/// </summary>
public static partial class Matrix
{
    /// <summary>A matrix made of rows, which are copied.</summary>
    /// <param name="rows">Arrays of one length.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or a row is null.</exception>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Matrix<T> FromRows<T>(params T[][] rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        var columnCount = rows.Length == 0 ? 0 : (rows[0] ?? throw new ArgumentNullException(nameof(rows), "rows[0] is null.")).Length;
        var result = new Matrix<T>(rows.Length, columnCount);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i] ?? throw new ArgumentNullException(nameof(rows), $"rows[{i}] is null.");
            if (row.Length != columnCount)
                throw new ArgumentException($"rows[0] has {columnCount} elements and rows[{i}] has {row.Length}: rows must have one length.", nameof(rows));
            row.CopyTo(result.RowSpan(i));
        }

        return result;
    }

    /// <summary>A matrix with the elements of a two-dimensional array, which are copied.</summary>
    /// <param name="values">The elements: the first index is the row.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public static Matrix<T> FromArray<T>(T[,] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        var result = new Matrix<T>(values.GetLength(0), values.GetLength(1));
        for (var i = 0; i < result.RowCount; i++)
        {
            for (var j = 0; j < result.ColumnCount; j++) result[i, j] = values[i, j];
        }

        return result;
    }

    /// <summary>A matrix whose elements are all one number.</summary>
    /// <param name="rowCount">The number of rows.</param>
    /// <param name="columnCount">The number of columns.</param>
    /// <param name="value">The value of every element.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative, or there would be more elements than an array holds.</exception>
    public static Matrix<T> Filled<T>(int rowCount, int columnCount, T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new Matrix<T>(rowCount, columnCount);
        result.Fill(value);
        return result;
    }

    /// <summary>Sets every element of a matrix to one number.</summary>
    /// <param name="value">The value of every element.</param>
    /// <param name="destination">Any shape.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    public static void FilledInto<T>(T value, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(destination);
        destination.Fill(value);
    }

    private static Matrix<T> Like<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(m.RowCount, m.ColumnCount);

    private static Matrix<T> Map<T, TOperator>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : IUnaryOperator<T>
    {
        Require.NotNull(m);
        var result = Like(m);
        Elementwise.Map<T, TOperator>(m.AsSpan(), result.AsSpan());
        return result;
    }

    private static void MapInto<T, TOperator>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : IUnaryOperator<T>
    {
        Require.SameShape(m, destination);
        Elementwise.Map<T, TOperator>(m.AsSpan(), destination.AsSpan());
    }

    private static Matrix<T> MapWith<T, TOperator>(Matrix<T> m, T s)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : IScalarOperator<T>
    {
        Require.NotNull(m);
        var result = Like(m);
        Elementwise.Map<T, TOperator>(m.AsSpan(), s, result.AsSpan());
        return result;
    }

    private static void MapWithInto<T, TOperator>(Matrix<T> m, T s, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : IScalarOperator<T>
    {
        Require.SameShape(m, destination);
        Elementwise.Map<T, TOperator>(m.AsSpan(), s, destination.AsSpan());
    }

    private static Matrix<T> Zip<T, TOperator>(Matrix<T> a, Matrix<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : IBinaryOperator<T>
    {
        Require.SameShape(a, b);
        var result = Like(a);
        Elementwise.Zip<T, TOperator>(a.AsSpan(), b.AsSpan(), result.AsSpan());
        return result;
    }

    private static void ZipInto<T, TOperator>(Matrix<T> a, Matrix<T> b, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TOperator : IBinaryOperator<T>
    {
        Require.SameShape(a, b);
        Require.SameShape(a, destination);
        Elementwise.Zip<T, TOperator>(a.AsSpan(), b.AsSpan(), destination.AsSpan());
    }
}
