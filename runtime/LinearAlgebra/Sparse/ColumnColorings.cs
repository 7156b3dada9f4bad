namespace SymbolicBackprop.LinearAlgebra;

/// <summary>Colourings in which columns of one colour share no row. Greedy: the columns with the most entries come first, and each takes the lowest colour that is free.</summary>
internal static class ColumnColorings
{
    public static Coloring Of(SparsityPattern pattern)
    {
        var rowsOf = pattern.Transposed();
        var colors = new int[pattern.ColumnCount];
        Array.Fill(colors, -1);
        var colorCount = 0;

        // For each colour the last column that could not take it.
        var refusedBy = new int[pattern.ColumnCount];
        Array.Fill(refusedBy, -1);
        foreach (var column in LargestFirst(rowsOf))
        {
            foreach (var row in rowsOf.ColumnsOf(column))
            {
                foreach (var neighbour in pattern.ColumnsOf(row))
                {
                    if (colors[neighbour] >= 0) refusedBy[colors[neighbour]] = column;
                }
            }

            var color = 0;
            while (refusedBy[color] == column) color++;
            colors[column] = color;
            colorCount = Math.Max(colorCount, color + 1);
        }

        return new Coloring(colors, colorCount, Reads(pattern, colors));
    }

    /// <summary>The rows of a pattern, those with the most entries first, and in their order where they have as many.</summary>
    public static IEnumerable<int> LargestFirst(SparsityPattern pattern) =>
        Enumerable.Range(0, pattern.RowCount).OrderByDescending(row => pattern.ColumnsOf(row).Length);

    private static IEnumerable<(int Color, int Row, int Entry)> Reads(SparsityPattern pattern, int[] colors)
    {
        for (var row = 0; row < pattern.RowCount; row++)
        {
            for (var entry = pattern.RowStarts[row]; entry < pattern.RowStarts[row + 1]; entry++)
                yield return (colors[pattern.Columns[entry]], row, entry);
        }
    }
}
