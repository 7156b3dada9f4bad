namespace SymbolicBackprop.LinearAlgebra;

/// <summary>
/// Star colourings: neighbours differ, and every path over four columns has three colours, so that what two colours have in common are
/// stars. In a star every ray has but one neighbour of the hub's colour: the entry between them is read in the row of the ray. Greedy, the columns
/// with the most entries first, by the rule that a path of three columns has the same colour at both ends only where the one between them has
/// a lower one already; two such paths that overlap would each need the lower colour (Gebremedhin, Manne and Pothen 2005, section 4).
/// </summary>
internal static class StarColorings
{
    public static Coloring Of(SparsityPattern pattern)
    {
        if (pattern.RowCount != pattern.ColumnCount || !pattern.Equals(pattern.Transposed()))
            throw new InvalidOperationException($"A pattern of {pattern} is not symmetric.");
        var colors = new int[pattern.ColumnCount];
        Array.Fill(colors, -1);
        var colorCount = 0;

        // For each colour the last column that could not take it.
        var refusedBy = new int[pattern.ColumnCount];
        Array.Fill(refusedBy, -1);
        foreach (var column in ColumnColorings.LargestFirst(pattern))
        {
            foreach (var neighbour in pattern.ColumnsOf(column))
            {
                if (neighbour == column) continue;
                var between = colors[neighbour];
                if (between >= 0) refusedBy[between] = column;

                // No colour is lower than the first one.
                if (between == 0) continue;
                foreach (var end in pattern.ColumnsOf(neighbour))
                {
                    if (end != column && colors[end] >= 0 && (between < 0 || colors[end] < between)) refusedBy[colors[end]] = column;
                }
            }

            var color = 0;
            while (refusedBy[color] == column) color++;
            colors[column] = color;
            colorCount = Math.Max(colorCount, color + 1);
        }

        return new Coloring(colors, colorCount, Reads(pattern, colors, colorCount));
    }

    /// <summary>Where each entry stands alone: in its own row, or in that of the entry on the other side of the diagonal.</summary>
    private static IEnumerable<(int Color, int Row, int Entry)> Reads(SparsityPattern pattern, int[] colors, int colorCount)
    {
        var isAlone = new bool[pattern.Count];
        var seen = new int[colorCount];
        for (var row = 0; row < pattern.RowCount; row++)
        {
            foreach (var column in pattern.ColumnsOf(row)) seen[colors[column]]++;
            for (var entry = pattern.RowStarts[row]; entry < pattern.RowStarts[row + 1]; entry++) isAlone[entry] = seen[colors[pattern.Columns[entry]]] == 1;
            foreach (var column in pattern.ColumnsOf(row)) seen[colors[column]] = 0;
        }

        for (var row = 0; row < pattern.RowCount; row++)
        {
            for (var entry = pattern.RowStarts[row]; entry < pattern.RowStarts[row + 1]; entry++)
            {
                var column = pattern.Columns[entry];
                yield return isAlone[entry] ? (colors[column], row, entry) : (colors[row], column, entry);
            }
        }
    }
}
