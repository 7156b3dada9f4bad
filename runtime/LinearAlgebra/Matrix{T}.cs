using System.Numerics;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.LinearAlgebra;

/// <summary>
/// A dense matrix of <see cref="float"/> or <see cref="double"/>: row-major, contiguous, mutable.
/// Either extent may be zero. <c>a * b</c> is the matrix product (in <c>Tensor&lt;T&gt;</c> it is element-wise);
/// the element-wise product is <see cref="PointwiseMultiply"/>.
/// Every operation also exists on <see cref="Matrix"/>, once returning a new matrix and once writing into a given one (<c>…Into</c>).
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed partial class Matrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Longer than Count only in the matrices of a Workspace, which keep the storage of their largest shape.
    private T[] _elements;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="rowCount">The number of rows; may be 0.</param>
    /// <param name="columnCount">The number of columns; may be 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative, or there would be more elements than an array holds.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    public Matrix(int rowCount, int columnCount)
    {
        var count = Require.ElementCount<T>(rowCount, columnCount);
        RowCount = rowCount;
        ColumnCount = columnCount;
        _elements = count == 0 ? [] : new T[count];
    }

    /// <summary>A matrix of the given elements, which are copied.</summary>
    /// <param name="rowCount">The number of rows; may be 0.</param>
    /// <param name="columnCount">The number of columns; may be 0.</param>
    /// <param name="rowMajorValues">The elements row by row: <paramref name="rowCount"/>·<paramref name="columnCount"/> of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative, or there would be more elements than an array holds.</exception>
    /// <exception cref="ArgumentException"><paramref name="rowMajorValues"/> has another length.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    public Matrix(int rowCount, int columnCount, ReadOnlySpan<T> rowMajorValues)
    {
        var count = Require.ElementCount<T>(rowCount, columnCount);
        if (rowMajorValues.Length != count)
        {
            throw new ArgumentException(
                $"A {Require.Text(rowCount, columnCount)} matrix has {count} elements, not {rowMajorValues.Length}.", nameof(rowMajorValues));
        }

        RowCount = rowCount;
        ColumnCount = columnCount;
        _elements = rowMajorValues.ToArray();
    }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>The number of columns.</summary>
    public int ColumnCount { get; private set; }

    /// <summary>The number of elements: <see cref="RowCount"/>·<see cref="ColumnCount"/>.</summary>
    public int Count => RowCount * ColumnCount;

    /// <summary>One element.</summary>
    /// <param name="row">From 0 to <see cref="RowCount"/> − 1.</param>
    /// <param name="column">From 0 to <see cref="ColumnCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its range.</exception>
    public T this[int row, int column]
    {
        get => _elements[Offset(row, column)];
        set => _elements[Offset(row, column)] = value;
    }

    /// <summary>The elements of one row: writing to the span changes the matrix.</summary>
    /// <param name="row">From 0 to <see cref="RowCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is outside that range.</exception>
    public Span<T> RowSpan(int row)
    {
        Require.Index(row, RowCount);
        return _elements.AsSpan(row * ColumnCount, ColumnCount);
    }

    /// <summary>All elements in row-major order: writing to the span changes the matrix.</summary>
    public Span<T> AsSpan() => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(_elements), Count);

    /// <summary>A new matrix with the same elements.</summary>
    public Matrix<T> Clone() => new(RowCount, ColumnCount, AsSpan());

    /// <summary>Copies the elements into a matrix of the same shape.</summary>
    /// <param name="destination">Receives the elements.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another shape.</exception>
    public void CopyTo(Matrix<T> destination)
    {
        Require.Shape(destination, RowCount, ColumnCount);
        AsSpan().CopyTo(destination.AsSpan());
    }

    /// <summary>Sets every element to zero.</summary>
    public void Clear() => AsSpan().Clear();

    /// <summary>Sets every element to <paramref name="value"/>.</summary>
    /// <param name="value">The new value of every element.</param>
    public void Fill(T value) => AsSpan().Fill(value);

    /// <summary>Gives the matrix another shape; the contents are then unspecified. Storage grows and never shrinks.</summary>
    internal void Reshape(int rowCount, int columnCount)
    {
        var count = Require.ElementCount<T>(rowCount, columnCount);
        if (_elements.Length < count) _elements = new T[count];
        RowCount = rowCount;
        ColumnCount = columnCount;
    }

    private int Offset(int row, int column)
    {
        Require.Index(row, RowCount);
        Require.Index(column, ColumnCount);
        return row * ColumnCount + column;
    }
}
