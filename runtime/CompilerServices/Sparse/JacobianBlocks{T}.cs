using System.ComponentModel;
using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Fills a sparse Jacobian from rows in any order, as the rounds of loops give them. Generated code calls it. Each row is compared with
/// the pattern: a value other than zero without an entry is an error.
/// </summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JacobianBlocks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SparseMatrix<T> _matrix;
    private readonly KeptRows _kept = new();

    /// <summary>For each row the number of the filling in which it was last given.</summary>
    private readonly int[] _given;
    private readonly SortedSet<int> _lacking = [];
    private string _name = "";
    private int _filling;

    private JacobianBlocks(SparseMatrix<T> matrix) => (_matrix, _given) = (matrix, new int[matrix.RowCount]);

    /// <summary>The values of a row, in the place of those that it had.</summary>
    /// <param name="row">The row.</param>
    /// <param name="columns">The columns of the values, in any order; the values of one that is there twice are added.</param>
    /// <param name="values">The values.</param>
    public void Set(int row, ReadOnlySpan<int> columns, ReadOnlySpan<T> values)
    {
        var given = _given;
        if ((uint)row >= (uint)given.Length) return; // There is no such row, which is said at the end.
        given[row] = _filling;
        var pattern = _matrix.Pattern;
        var start = pattern.RowStarts[row];
        var own = pattern.Columns[start..pattern.RowStarts[row + 1]];
        if (_lacking.Count > 0) _lacking.Remove(row);
        if (own.SequenceEqual(columns))
        {
            values.CopyTo(_matrix.Values[start..]);
            return;
        }

        _matrix.Values.Slice(start, own.Length).Clear();
        AddTo(row, columns, values);
    }

    /// <summary>Adds values to those of a row.</summary>
    /// <inheritdoc cref="Set"/>
    public void Add(int row, ReadOnlySpan<int> columns, ReadOnlySpan<T> values)
    {
        if ((uint)row >= (uint)_given.Length) return;
        if (_given[row] != _filling) Begin(row);
        AddTo(row, columns, values);
    }

    /// <summary>Rows of which each depends on one column, with the derivative 1, where no row is given: what storage holds that nobody writes.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="column">The column of the first row.</param>
    /// <param name="count">How many rows there are, with as many columns.</param>
    public void Keep(int row, int column, int count) => _kept.Add(row, column, count);

    /// <summary>Ends the filling: rows that were not given are zero, or those of numbers that nobody wrote.</summary>
    /// <param name="rowCount">How many numbers the results are.</param>
    /// <exception cref="ArgumentException">The matrix has another number of rows, or lacks an entry.</exception>
    public void End(int rowCount)
    {
        if (rowCount != _given.Length)
            throw SparseShape.OtherRows(_name, _given.Length, rowCount);
        for (var row = 0; row < _given.Length; row++)
        {
            if (_given[row] != _filling) Begin(row);
        }

        if (_lacking.Count > 0)
            throw SparseShape.LackingEntry(_name, _lacking.Min);
    }

    /// <summary>Begins to fill a matrix.</summary>
    internal static JacobianBlocks<T> Begin(SparseMatrix<T> matrix, string name)
    {
        var blocks = matrix.Blocks ??= new JacobianBlocks<T>(matrix);
        blocks._name = name;
        if (++blocks._filling == int.MaxValue)
        {
            Array.Clear(blocks._given);
            blocks._filling = 1;
        }

        blocks._kept.Clear();
        blocks._lacking.Clear();
        return blocks;
    }

    /// <summary>A row as it is before anything is given.</summary>
    private void Begin(int row)
    {
        _given[row] = _filling;
        var starts = _matrix.Pattern.RowStarts;
        _matrix.Values[starts[row]..starts[row + 1]].Clear();
        if (_kept.Find(row) is >= 0 and var column) AddTo(row, [column], [T.One]);
    }

    private void AddTo(int row, ReadOnlySpan<int> columns, ReadOnlySpan<T> values)
    {
        var pattern = _matrix.Pattern;
        var start = pattern.RowStarts[row];
        var own = pattern.Columns[start..pattern.RowStarts[row + 1]];
        var entries = _matrix.Values.Slice(start, own.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            if (own.BinarySearch(columns[i]) is >= 0 and var entry) entries[entry] += values[i];
            else if (values[i] != T.Zero) _lacking.Add(row);
        }
    }
}
