using System.Numerics;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The sum of all elements; 0 where there are none.</summary>
    /// <param name="m">Any shape.</param>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static T Sum<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        return Reduction.Sum<T>(m.AsSpan());
    }

    /// <summary>The arithmetic mean of all elements; NaN where there are none.</summary>
    /// <param name="m">Any shape.</param>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static T Mean<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sum(m) / T.CreateChecked(m.Count);

    /// <summary>The sum of the products of corresponding elements (the Frobenius inner product), without a temporary matrix.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">The same shape.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T Dot<T>(Matrix<T> a, Matrix<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameShape(a, b);
        return Reduction.Dot<T>(a.AsSpan(), b.AsSpan());
    }

    /// <summary>The sum of each row.</summary>
    /// <param name="m">m×n.</param>
    /// <returns>A new m×1 matrix.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> RowSums<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        var result = new Matrix<T>(m.RowCount, 1);
        RowSumsInto(m, result);
        return result;
    }

    /// <summary>Writes into a matrix: the sum of each row.</summary>
    /// <param name="m">m×n.</param>
    /// <param name="destination">m×1; not <paramref name="m"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shape does not fit, or the matrices are the same.</exception>
    public static void RowSumsInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        Require.Shape(destination, m.RowCount, 1);
        Require.Distinct(m, destination);
        for (var i = 0; i < m.RowCount; i++) destination[i, 0] = Reduction.Sum<T>(m.RowSpan(i));
    }

    /// <summary>The sum of each column, in the order of the rows.</summary>
    /// <param name="m">m×n.</param>
    /// <returns>A new 1×n matrix.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> ColumnSums<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        var result = new Matrix<T>(1, m.ColumnCount);
        ColumnSumsInto(m, result);
        return result;
    }

    /// <summary>Writes into a matrix: the sum of each column, in the order of the rows.</summary>
    /// <param name="m">m×n.</param>
    /// <param name="destination">1×n; not <paramref name="m"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shape does not fit, or the matrices are the same.</exception>
    public static void ColumnSumsInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        Require.Shape(destination, 1, m.ColumnCount);
        Require.Distinct(m, destination);
        destination.Clear();
        for (var i = 0; i < m.RowCount; i++)
            Elementwise.Zip<T, AddOperator<T>>(destination.AsSpan(), m.RowSpan(i), destination.AsSpan());
    }

    /// <summary>The arithmetic mean of each row; NaN where there are no columns.</summary>
    /// <param name="m">m×n.</param>
    /// <returns>A new m×1 matrix.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> RowMeans<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        var result = new Matrix<T>(m.RowCount, 1);
        RowMeansInto(m, result);
        return result;
    }

    /// <summary>Writes into a matrix: the arithmetic mean of each row; NaN where there are no columns.</summary>
    /// <param name="m">m×n.</param>
    /// <param name="destination">m×1; not <paramref name="m"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shape does not fit, or the matrices are the same.</exception>
    public static void RowMeansInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        Require.Shape(destination, m.RowCount, 1);
        Require.Distinct(m, destination);
        RowSumsInto(m, destination);
        DivideInto(destination, T.CreateChecked(m.ColumnCount), destination);
    }

    /// <summary>The arithmetic mean of each column; NaN where there are no rows.</summary>
    /// <param name="m">m×n.</param>
    /// <returns>A new 1×n matrix.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> ColumnMeans<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        var result = new Matrix<T>(1, m.ColumnCount);
        ColumnMeansInto(m, result);
        return result;
    }

    /// <summary>Writes into a matrix: the arithmetic mean of each column; NaN where there are no rows.</summary>
    /// <param name="m">m×n.</param>
    /// <param name="destination">1×n; not <paramref name="m"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shape does not fit, or the matrices are the same.</exception>
    public static void ColumnMeansInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        Require.Shape(destination, 1, m.ColumnCount);
        Require.Distinct(m, destination);
        ColumnSumsInto(m, destination);
        DivideInto(destination, T.CreateChecked(m.RowCount), destination);
    }
}
