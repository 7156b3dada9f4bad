namespace SymbolicBackprop.CompilerServices;

/// <summary>The columns of a row in the order of a pattern.</summary>
internal static class AscendingColumns
{
    /// <summary>Sorts columns and drops those that are there twice. Mostly there is nothing to do.</summary>
    /// <param name="columns">The columns.</param>
    /// <returns>How many of them are left, from the first on.</returns>
    public static int Arrange(Span<int> columns)
    {
        var ordered = 1;
        while (ordered < columns.Length && columns[ordered - 1] < columns[ordered]) ordered++;
        if (ordered >= columns.Length) return columns.Length;

        columns.Sort();
        var count = 0;
        foreach (var column in columns)
        {
            if (count == 0 || columns[count - 1] != column) columns[count++] = column;
        }

        return count;
    }
}
