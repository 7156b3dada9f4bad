namespace SymbolicBackprop.CompilerServices;

/// <summary>Rows of a Jacobian that belong to numbers which stay as they are where nobody writes them: each depends on itself.</summary>
internal sealed class KeptRows
{
    private readonly List<(int Row, int Column, int Count)> _ranges = [];

    /// <summary>Adds rows that follow one another, and whose columns do.</summary>
    public void Add(int row, int column, int count) => _ranges.Add((row, column, count));

    /// <summary>Forgets them all.</summary>
    public void Clear() => _ranges.Clear();

    /// <summary>The column of a row; −1 where the row is none of them.</summary>
    public int Find(int row)
    {
        foreach (var range in _ranges)
        {
            if (row >= range.Row && row - range.Row < range.Count) return range.Column + row - range.Row;
        }

        return -1;
    }
}
