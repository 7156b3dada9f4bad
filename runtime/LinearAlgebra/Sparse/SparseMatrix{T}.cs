using System.Numerics;

namespace SymbolicBackprop.LinearAlgebra;

/// <summary>
/// A sparse matrix of <see cref="float"/> or <see cref="double"/> in compressed sparse rows: a pattern, which stays, and a value for each of
/// its entries. All other entries are zero.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class SparseMatrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _values;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="pattern">The entries that may become other than zero.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pattern"/> is null.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.</exception>
    public SparseMatrix(SparsityPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        Require.ElementCount<T>(0, 0);
        Pattern = pattern;
        _values = new T[pattern.Count];
    }

    /// <summary>The entries that may be other than zero.</summary>
    public SparsityPattern Pattern { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount => Pattern.RowCount;

    /// <summary>The number of columns.</summary>
    public int ColumnCount => Pattern.ColumnCount;

    /// <summary>The values of the entries in the order of the pattern, row after row: writing to the span changes the matrix.</summary>
    public Span<T> Values => _values;

    /// <summary>One entry; zero where the pattern has none.</summary>
    /// <param name="row">From 0 to <see cref="RowCount"/> − 1.</param>
    /// <param name="column">From 0 to <see cref="ColumnCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its range.</exception>
    public T this[int row, int column] => Pattern.IndexOf(row, column) is >= 0 and var entry ? _values[entry] : T.Zero;

    /// <summary>What the derivatives that fill the matrix keep from one call to the next.</summary>
    internal CompilerServices.SparseSweep<T>? Sweep { get; set; }

    /// <summary>What the derivatives were computed from for which the pattern was last found to lack nothing.</summary>
    internal CompilerServices.PatternFingerprint Checked { get; set; }

    /// <summary>The same for derivatives that fill it row by row.</summary>
    internal CompilerServices.JacobianBlocks<T>? Blocks { get; set; }

    /// <summary>The same matrix with all its zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There would be more elements than an array holds.</exception>
    public Matrix<T> ToMatrix()
    {
        var dense = new Matrix<T>(RowCount, ColumnCount);
        for (var row = 0; row < RowCount; row++)
        {
            var elements = dense.RowSpan(row);
            for (var entry = Pattern.RowStarts[row]; entry < Pattern.RowStarts[row + 1]; entry++) elements[Pattern.Columns[entry]] = _values[entry];
        }

        return dense;
    }

    /// <summary>The product with a vector: row by row the sum of the entries times the vector's numbers, from left to right.</summary>
    /// <param name="vector">One number for each column.</param>
    /// <returns>A new array: one number for each row.</returns>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another length.</exception>
    public T[] Multiply(ReadOnlySpan<T> vector)
    {
        var product = new T[RowCount];
        MultiplyInto(vector, product);
        return product;
    }

    /// <summary>The product with a vector, into storage of the caller's.</summary>
    /// <param name="vector">One number for each column.</param>
    /// <param name="destination">Receives one number for each row; it is overwritten, and overlaps <paramref name="vector"/> nowhere.</param>
    /// <exception cref="ArgumentException">An argument has another length, or they overlap.</exception>
    public void MultiplyInto(ReadOnlySpan<T> vector, Span<T> destination)
    {
        if (vector.Length != ColumnCount)
            throw new ArgumentException($"A {Require.Text(RowCount, ColumnCount)} matrix is multiplied by {ColumnCount} numbers, not by {vector.Length}.", nameof(vector));
        if (destination.Length != RowCount)
            throw new ArgumentException($"A {Require.Text(RowCount, ColumnCount)} matrix times a vector is {RowCount} numbers, not {destination.Length}.", nameof(destination));
        if (vector.Overlaps(destination))
            throw new ArgumentException("vector and destination overlap: the product cannot be done in place.", nameof(destination));
        var starts = Pattern.RowStarts;
        var columns = Pattern.Columns;
        for (var row = 0; row < destination.Length; row++)
        {
            var sum = T.Zero;
            for (var entry = starts[row]; entry < starts[row + 1]; entry++) sum += _values[entry] * vector[columns[entry]];
            destination[row] = sum;
        }
    }

    /// <summary>The shape and the number of entries, as in <c>3×4 with 5 entries</c>.</summary>
    public override string ToString() => Pattern.ToString();
}
