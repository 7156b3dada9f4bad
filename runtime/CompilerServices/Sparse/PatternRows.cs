using System.ComponentModel;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>Puts the pattern of a Jacobian together, row after row. Generated code calls it.</summary>
/// <param name="columnCount">The number of columns.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PatternRows(int columnCount)
{
    private readonly List<int> _columns = [];
    private readonly List<int> _starts = [0];

    /// <summary>The next row: a number of the results.</summary>
    /// <param name="row">What it depends on.</param>
    /// <returns>These rows.</returns>
    public PatternRows Add(Dependencies row)
    {
        _columns.AddRange(row.Columns);
        _starts.Add(_columns.Count);
        return this;
    }

    /// <summary>The next rows: the elements of an array or a span.</summary>
    /// <param name="rows">What each depends on.</param>
    /// <returns>These rows.</returns>
    public PatternRows Add(ReadOnlySpan<Dependencies> rows)
    {
        foreach (var row in rows) Add(row);
        return this;
    }

    /// <summary>The next rows: the elements of an array of two dimensions, row after row.</summary>
    /// <inheritdoc cref="Add(ReadOnlySpan{Dependencies})"/>
    public PatternRows Add(Dependencies[,] rows) => Add(AdjointStorage.Elements(rows));

    /// <summary>The pattern of all rows.</summary>
    public SparsityPattern ToPattern() => new(_starts.Count - 1, columnCount, _starts.ToArray(), _columns.ToArray());
}
