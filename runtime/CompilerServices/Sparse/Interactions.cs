using System.ComponentModel;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Puts the pattern of a Hessian together: a second derivative can only be other than zero where two numbers meet in an operation that is
/// not linear in both (Walther 2008, "Computing sparse Hessians with automatic differentiation"). Generated code calls it.
/// </summary>
/// <param name="count">The number of rows and columns.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Interactions(int count)
{
    private readonly List<int>?[] _rows = new List<int>?[count];

    /// <summary>How many distinct columns each row had when they were last sorted.</summary>
    private readonly int[] _distinct = new int[count];
    private readonly HashSet<(DependencyNode, DependencyNode)> _known = [];

    /// <summary>Everything that one value depends on meets everything that another one depends on.</summary>
    /// <param name="left">What the one depends on.</param>
    /// <param name="right">What the other one depends on; it may be the same value.</param>
    public void Add(Dependencies left, Dependencies right)
    {
        if (left.Node is null || right.Node is null || !_known.Add((left.Node, right.Node))) return;
        AddRows(left.Columns, right.Columns);
        if (!ReferenceEquals(left.Node, right.Node)) AddRows(right.Columns, left.Columns);
    }

    /// <summary>Each element of one array meets the element of another one that has the same index.</summary>
    /// <param name="left">What the elements of the one depend on.</param>
    /// <param name="right">What those of the other one depend on.</param>
    public void AddEach(ReadOnlySpan<Dependencies> left, ReadOnlySpan<Dependencies> right)
    {
        for (var i = 0; i < left.Length; i++) Add(left[i], right[i]);
    }

    /// <summary>The pattern, which is symmetric.</summary>
    public SparsityPattern ToPattern()
    {
        var starts = new int[count + 1];
        for (var row = 0; row < count; row++)
        {
            Sort(row);
            starts[row + 1] = starts[row] + _distinct[row];
        }

        var columns = new int[starts[count]];
        for (var row = 0; row < count; row++) _rows[row]?.CopyTo(columns, starts[row]);
        return new SparsityPattern(count, count, starts, columns);
    }

    private void AddRows(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns)
    {
        const int MostUnsorted = 64;
        foreach (var row in rows)
        {
            var entries = _rows[row] ??= [];
            entries.AddRange(columns);
            if (entries.Count > 2 * _distinct[row] + MostUnsorted) Sort(row);
        }
    }

    private void Sort(int row)
    {
        if (_rows[row] is not { } entries) return;
        entries.Sort();
        var kept = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            if (i == 0 || entries[i] != entries[i - 1]) entries[kept++] = entries[i];
        }

        entries.RemoveRange(kept, entries.Count - kept);
        _distinct[row] = kept;
    }
}
