using System.Numerics;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>Adds a row to each row of a matrix, as the bias of a layer is added to a batch.</summary>
    /// <param name="m">m×n.</param>
    /// <param name="row">1×n.</param>
    /// <returns>A new m×n matrix.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="row"/> is not 1×n.</exception>
    public static Matrix<T> AddRow<T>(Matrix<T> m, Matrix<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.RowOf(m, row);
        var result = Like(m);
        AddRowInto(m, row, result);
        return result;
    }

    /// <summary>Writes into a matrix: the sum of a row and each row of a matrix.</summary>
    /// <param name="m">m×n.</param>
    /// <param name="row">1×n.</param>
    /// <param name="destination">m×n; may be <paramref name="m"/>, not <paramref name="row"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A shape does not fit, or <paramref name="destination"/> is <paramref name="row"/>.</exception>
    public static void AddRowInto<T>(Matrix<T> m, Matrix<T> row, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.RowOf(m, row);
        Require.SameShape(m, destination);
        Require.Distinct(row, destination);
        for (var i = 0; i < m.RowCount; i++)
            Elementwise.Zip<T, AddOperator<T>>(m.RowSpan(i), row.AsSpan(), destination.RowSpan(i));
    }

    /// <summary>A matrix whose rows are all one row.</summary>
    /// <param name="row">1×n.</param>
    /// <param name="rowCount">The number of rows.</param>
    /// <returns>A new <paramref name="rowCount"/>×n matrix.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="row"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="row"/> is not a single row, or <paramref name="rowCount"/> is negative.</exception>
    public static Matrix<T> BroadcastRow<T>(Matrix<T> row, int rowCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(row);
        Require.Shape(row, 1, row.ColumnCount);
        var result = new Matrix<T>(rowCount, row.ColumnCount);
        BroadcastRowInto(row, rowCount, result);
        return result;
    }

    /// <summary>Sets each row of a matrix to one row.</summary>
    /// <param name="row">1×n.</param>
    /// <param name="rowCount">The number of rows.</param>
    /// <param name="destination"><paramref name="rowCount"/>×n; not <paramref name="row"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A shape does not fit, or the matrices are the same.</exception>
    public static void BroadcastRowInto<T>(Matrix<T> row, int rowCount, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(row);
        Require.Shape(row, 1, row.ColumnCount);
        Require.Shape(destination, rowCount, row.ColumnCount);
        Require.Distinct(row, destination);
        for (var i = 0; i < rowCount; i++) row.AsSpan().CopyTo(destination.RowSpan(i));
    }

    /// <summary>A matrix whose columns are all one column.</summary>
    /// <param name="column">m×1.</param>
    /// <param name="columnCount">The number of columns.</param>
    /// <returns>A new m×<paramref name="columnCount"/> matrix.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="column"/> is not a single column, or <paramref name="columnCount"/> is negative.</exception>
    public static Matrix<T> BroadcastColumn<T>(Matrix<T> column, int columnCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(column);
        Require.Shape(column, column.RowCount, 1);
        var result = new Matrix<T>(column.RowCount, columnCount);
        BroadcastColumnInto(column, columnCount, result);
        return result;
    }

    /// <summary>Sets each column of a matrix to one column.</summary>
    /// <param name="column">m×1.</param>
    /// <param name="columnCount">The number of columns.</param>
    /// <param name="destination">m×<paramref name="columnCount"/>; not <paramref name="column"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A shape does not fit, or the matrices are the same.</exception>
    public static void BroadcastColumnInto<T>(Matrix<T> column, int columnCount, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(column);
        Require.Shape(column, column.RowCount, 1);
        Require.Shape(destination, column.RowCount, columnCount);
        Require.Distinct(column, destination);
        for (var i = 0; i < column.RowCount; i++) destination.RowSpan(i).Fill(column[i, 0]);
    }

    /// <summary>The transpose.</summary>
    /// <param name="m">m×n.</param>
    /// <returns>A new n×m matrix.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Transpose<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        var result = new Matrix<T>(m.ColumnCount, m.RowCount);
        TransposeInto(m, result);
        return result;
    }

    /// <summary>Writes the transpose into a matrix.</summary>
    /// <param name="m">m×n.</param>
    /// <param name="destination">n×m; not <paramref name="m"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shape does not fit, or the matrices are the same.</exception>
    public static void TransposeInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        Require.Shape(destination, m.ColumnCount, m.RowCount);
        Require.Distinct(m, destination);
        unsafe
        {
            fixed (T* source = m.AsSpan(), target = destination.AsSpan())
                Transposition.Copy(source, m.ColumnCount, target, m.RowCount, m.RowCount, m.ColumnCount);
        }
    }

    /// <summary>A copy of consecutive rows.</summary>
    /// <param name="m">m×n.</param>
    /// <param name="start">The first row to copy.</param>
    /// <param name="count">How many rows to copy.</param>
    /// <returns>A new <paramref name="count"/>×n matrix.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rows are not all within the matrix.</exception>
    public static Matrix<T> Rows<T>(Matrix<T> m, int start, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        Require.Range(start, count, m.RowCount, nameof(count));
        return new(count, m.ColumnCount, m.AsSpan().Slice(start * m.ColumnCount, count * m.ColumnCount));
    }

    /// <summary>Copies consecutive rows into a matrix.</summary>
    /// <param name="m">m×n.</param>
    /// <param name="start">The first row to copy.</param>
    /// <param name="count">How many rows to copy.</param>
    /// <param name="destination"><paramref name="count"/>×n; not <paramref name="m"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rows are not all within the matrix.</exception>
    /// <exception cref="ArgumentException">The shape does not fit, or the matrices are the same.</exception>
    public static void RowsInto<T>(Matrix<T> m, int start, int count, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        Require.Range(start, count, m.RowCount, nameof(count));
        Require.Shape(destination, count, m.ColumnCount);
        Require.Distinct(m, destination);
        m.AsSpan().Slice(start * m.ColumnCount, count * m.ColumnCount).CopyTo(destination.AsSpan());
    }

    /// <summary>A taller matrix of zeros that holds the rows of <paramref name="m"/> from row <paramref name="start"/> on: the adjoint of <see cref="Rows{T}"/>.</summary>
    /// <param name="m">m×n.</param>
    /// <param name="start">The row of the result that receives the first row.</param>
    /// <param name="rowCount">The number of rows of the result.</param>
    /// <returns>A new <paramref name="rowCount"/>×n matrix.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rows do not all fit.</exception>
    public static Matrix<T> PadRows<T>(Matrix<T> m, int start, int rowCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        Require.Range(start, m.RowCount, rowCount, nameof(rowCount));
        var result = new Matrix<T>(rowCount, m.ColumnCount);
        PadRowsInto(m, start, rowCount, result);
        return result;
    }

    /// <summary>Sets a taller matrix to zeros and the rows of <paramref name="m"/> from row <paramref name="start"/> on.</summary>
    /// <param name="m">m×n.</param>
    /// <param name="start">The row of the destination that receives the first row.</param>
    /// <param name="rowCount">The number of rows of the destination.</param>
    /// <param name="destination"><paramref name="rowCount"/>×n; not <paramref name="m"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rows do not all fit.</exception>
    /// <exception cref="ArgumentException">The shape does not fit, or the matrices are the same.</exception>
    public static void PadRowsInto<T>(Matrix<T> m, int start, int rowCount, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        Require.Range(start, m.RowCount, rowCount, nameof(rowCount));
        Require.Shape(destination, rowCount, m.ColumnCount);
        Require.Distinct(m, destination);
        var elements = destination.AsSpan();
        var first = start * m.ColumnCount;
        elements[..first].Clear();
        m.AsSpan().CopyTo(elements[first..]);
        elements[(first + m.Count)..].Clear();
    }
}
