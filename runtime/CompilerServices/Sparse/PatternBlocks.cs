using System.ComponentModel;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Puts the pattern of a Jacobian together from rows in any order, as the rounds of loops give them. Generated code calls it.
/// </summary>
/// <param name="columnCount">The number of columns.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PatternBlocks(int columnCount)
{
    private readonly KeptRows _kept = new();

    /// <summary>All columns that were given, row after row as they came.</summary>
    private int[] _columns = new int[256];
    private int _used;

    /// <summary>For each row one more than where its columns begin, 0 where it has not been given, and how many they are.</summary>
    private (int Start, int Count)[] _rows = new (int Start, int Count)[64];

    /// <summary>The columns of a row, in the place of those that it had.</summary>
    /// <param name="row">The row.</param>
    /// <param name="columns">Its columns, in any order; they may be there twice.</param>
    public void Set(int row, ReadOnlySpan<int> columns)
    {
        if (row >= _rows.Length) Array.Resize(ref _rows, Math.Max(row + 1, 2 * _rows.Length));
        if (_used + columns.Length > _columns.Length) Array.Resize(ref _columns, Math.Max(_used + columns.Length, 2 * _columns.Length));
        var place = _columns.AsSpan(_used, columns.Length);
        columns.CopyTo(place);
        _rows[row] = (_used + 1, AscendingColumns.Arrange(place));
        _used += _rows[row].Count;
    }

    /// <summary>Further columns of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="columns">The columns, in any order; they may be there twice.</param>
    public void Add(int row, ReadOnlySpan<int> columns)
    {
        var before = row < _rows.Length && _rows[row].Start > 0 ? _columns.AsSpan(_rows[row].Start - 1, _rows[row].Count)
            : _kept.Find(row) is >= 0 and var kept ? [kept]
            : [];
        Set(row, before.Length == 0 ? columns : (int[])[.. before, .. columns]);
    }

    /// <summary>Rows that depend on one column each where no row is given: what storage holds that nobody writes.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="column">The column of the first row.</param>
    /// <param name="count">How many rows there are, with as many columns.</param>
    public void Keep(int row, int column, int count) => _kept.Add(row, column, count);

    /// <summary>The pattern.</summary>
    /// <param name="rowCount">How many rows it has.</param>
    public SparsityPattern ToPattern(int rowCount)
    {
        var starts = new int[rowCount + 1];
        for (var row = 0; row < rowCount; row++)
            starts[row + 1] = starts[row] + (IsGiven(row) ? _rows[row].Count : _kept.Find(row) >= 0 ? 1 : 0);
        var columns = new int[starts[rowCount]];
        for (var row = 0; row < rowCount; row++)
        {
            if (IsGiven(row)) _columns.AsSpan(_rows[row].Start - 1, _rows[row].Count).CopyTo(columns.AsSpan(starts[row]));
            else if (starts[row + 1] > starts[row]) columns[starts[row]] = _kept.Find(row);
        }

        return new SparsityPattern(rowCount, columnCount, starts, columns);
    }

    private bool IsGiven(int row) => row < _rows.Length && _rows[row].Start > 0;
}
