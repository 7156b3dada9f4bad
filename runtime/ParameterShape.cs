namespace SymbolicBackprop;

/// <summary>The shape of a leaf: a number (rank 0), an array (rank 1) or a matrix (rank 2).</summary>
public readonly record struct ParameterShape
{
    private ParameterShape(int rank, int rowCount, int columnCount)
    {
        Rank = rank;
        RowCount = rowCount;
        ColumnCount = columnCount;
    }

    /// <summary>0 for a number, 1 for an array, 2 for a matrix.</summary>
    public int Rank { get; }

    /// <summary>The rows of a matrix, the length of an array, 1 for a number.</summary>
    public int RowCount { get; }

    /// <summary>The columns of a matrix; 1 otherwise.</summary>
    public int ColumnCount { get; }

    /// <summary>How many numbers there are.</summary>
    public int Count => RowCount * ColumnCount;

    /// <summary>The shape of a single number.</summary>
    public static ParameterShape Number { get; } = new(0, 1, 1);

    /// <summary>The shape of an array.</summary>
    public static ParameterShape Array(int length) => new(1, length, 1);

    /// <summary>The shape of a matrix.</summary>
    public static ParameterShape Matrix(int rowCount, int columnCount) => new(2, rowCount, columnCount);

    /// <summary>The extents, as in <c>[784, 100]</c>; empty brackets for a number.</summary>
    public override string ToString() => Rank switch
    {
        0 => "[]",
        1 => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{RowCount}]"),
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{RowCount}, {ColumnCount}]"),
    };
}
