using System.ComponentModel;
using System.Globalization;

namespace SymbolicBackprop.LinearAlgebra;

/// <summary>
/// Which entries of a matrix may be other than zero, in compressed sparse rows: for each row the numbers of its columns, ascending, all
/// in one array, and where each row begins there. A pattern never changes, so that what is computed from it, its colourings, is computed once.
/// </summary>
public sealed class SparsityPattern : IEquatable<SparsityPattern>
{
    private readonly int[] _rowStarts;
    private readonly int[] _columns;
    private Coloring? _columnColoring;
    private Coloring? _symmetricColoring;

    /// <summary>A pattern of the given entries, which are copied.</summary>
    /// <param name="rowCount">The number of rows; may be 0.</param>
    /// <param name="columnCount">The number of columns; may be 0.</param>
    /// <param name="rowStarts">Where each row begins in <paramref name="columns"/>, and at last how many entries there are: <paramref name="rowCount"/> + 1 numbers, the first of them 0.</param>
    /// <param name="columns">The columns of the entries, row after row, ascending within a row.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is negative.</exception>
    /// <exception cref="ArgumentException">The row starts do not ascend from 0 to the number of entries, or the columns of a row do not ascend from 0 to <paramref name="columnCount"/> − 1.</exception>
    public SparsityPattern(int rowCount, int columnCount, ReadOnlySpan<int> rowStarts, ReadOnlySpan<int> columns)
        : this(rowCount, columnCount, rowStarts.ToArray(), columns.ToArray())
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rowCount);
        ArgumentOutOfRangeException.ThrowIfNegative(columnCount);
        if (rowStarts.Length != rowCount + 1 || rowStarts[0] != 0 || rowStarts[rowCount] != columns.Length)
            throw new ArgumentException($"The starts of {rowCount} rows are {rowCount + 1} numbers from 0 to {columns.Length}.", nameof(rowStarts));
        for (var row = 0; row < rowCount; row++)
        {
            if (rowStarts[row] > rowStarts[row + 1])
                throw new ArgumentException($"Row {row} begins at {rowStarts[row]} and ends at {rowStarts[row + 1]}.", nameof(rowStarts));
        }

        for (var row = 0; row < rowCount; row++)
        {
            for (var entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++)
            {
                if ((uint)columns[entry] >= (uint)columnCount || (entry > rowStarts[row] && columns[entry] <= columns[entry - 1]))
                    throw new ArgumentException($"The columns of row {row} do not ascend from 0 to {columnCount - 1}.", nameof(columns));
            }
        }
    }

    /// <summary>A pattern of entries that are known to be in order.</summary>
    internal SparsityPattern(int rowCount, int columnCount, int[] rowStarts, int[] columns) =>
        (RowCount, ColumnCount, _rowStarts, _columns) = (rowCount, columnCount, rowStarts, columns);

    /// <summary>What the pattern was computed from, where generated code has computed it.</summary>
    internal CompilerServices.PatternFingerprint Fingerprint { get; private set; }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The number of columns.</summary>
    public int ColumnCount { get; }

    /// <summary>The number of entries.</summary>
    public int Count => _columns.Length;

    /// <summary>Where each row begins among the entries; the last number is <see cref="Count"/>.</summary>
    public ReadOnlySpan<int> RowStarts => _rowStarts;

    /// <summary>The columns of all entries, row after row.</summary>
    public ReadOnlySpan<int> Columns => _columns;

    /// <summary>
    /// Groups of columns that share no row: one product of the matrix with a vector, the sum of the unit vectors of a group, shows all entries
    /// of the group (Curtis, Powell and Reid 1974, "On the estimation of sparse Jacobian matrices"). Computed at the first call and kept.
    /// </summary>
    public Coloring ColumnColoring => _columnColoring ??= ColumnColorings.Of(this);

    /// <summary>
    /// Groups of columns of a symmetric matrix in which each entry, or the one on the other side of the diagonal, stands alone in its row: a star
    /// colouring (Gebremedhin, Manne and Pothen 2005, "What color is your Jacobian?"). An arrowhead has 2 groups, though its first row is dense.
    /// Computed at the first call and kept.
    /// </summary>
    /// <exception cref="InvalidOperationException">The pattern is not symmetric.</exception>
    public Coloring SymmetricColoring => _symmetricColoring ??= StarColorings.Of(this);

    /// <summary>The columns of the entries of one row, ascending.</summary>
    /// <param name="row">From 0 to <see cref="RowCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is outside that range.</exception>
    public ReadOnlySpan<int> ColumnsOf(int row)
    {
        Require.Index(row, RowCount);
        return _columns.AsSpan(_rowStarts[row], _rowStarts[row + 1] - _rowStarts[row]);
    }

    /// <summary>Whether the pattern has an entry; any other one is zero.</summary>
    /// <param name="row">From 0 to <see cref="RowCount"/> − 1.</param>
    /// <param name="column">From 0 to <see cref="ColumnCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its range.</exception>
    public bool Contains(int row, int column) => IndexOf(row, column) >= 0;

    /// <summary>The pattern, with what it was computed from. Generated code calls it.</summary>
    /// <param name="fingerprint">The integers and lengths.</param>
    /// <returns>The same pattern.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SparsityPattern From(CompilerServices.PatternFingerprint fingerprint)
    {
        Fingerprint = fingerprint;
        return this;
    }

    /// <summary>The first row that lacks an entry of another pattern; −1 where there is none.</summary>
    internal int RowLacking(SparsityPattern other)
    {
        for (var row = 0; row < RowCount; row++)
        {
            var own = ColumnsOf(row);
            foreach (var column in other.ColumnsOf(row))
            {
                if (own.BinarySearch(column) < 0) return row;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    public bool Equals(SparsityPattern? other) => other is not null
        && (ReferenceEquals(this, other)
            || (RowCount == other.RowCount && ColumnCount == other.ColumnCount && RowStarts.SequenceEqual(other.RowStarts) && Columns.SequenceEqual(other.Columns)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SparsityPattern);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(RowCount);
        hash.Add(ColumnCount);
        foreach (var start in _rowStarts) hash.Add(start);
        foreach (var column in _columns) hash.Add(column);
        return hash.ToHashCode();
    }

    /// <summary>The shape and the number of entries, as in <c>3×4 with 5 entries</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Require.Text(RowCount, ColumnCount)} with {Count} entries");

    /// <summary>Where an entry is among all; negative where there is none.</summary>
    internal int IndexOf(int row, int column)
    {
        Require.Index(column, ColumnCount);
        var within = ColumnsOf(row).BinarySearch(column);
        return within < 0 ? -1 : _rowStarts[row] + within;
    }

    /// <summary>The pattern with rows and columns exchanged.</summary>
    internal SparsityPattern Transposed()
    {
        var starts = new int[ColumnCount + 1];
        foreach (var column in _columns) starts[column + 1]++;
        for (var column = 0; column < ColumnCount; column++) starts[column + 1] += starts[column];
        var next = starts.AsSpan(0, ColumnCount).ToArray();
        var rows = new int[Count];
        for (var row = 0; row < RowCount; row++)
        {
            foreach (var column in ColumnsOf(row)) rows[next[column]++] = row;
        }

        return new SparsityPattern(ColumnCount, RowCount, starts, rows);
    }
}
