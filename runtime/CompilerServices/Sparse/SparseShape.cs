using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.CompilerServices;

/// <summary>What a matrix has to be that derivatives are written to, and how to say that it is not.</summary>
internal static class SparseShape
{
    /// <exception cref="ArgumentNullException">There is no matrix.</exception>
    /// <exception cref="ArgumentException">The matrix has other columns.</exception>
    public static void RequireColumns<T>(SparseMatrix<T> jacobian, int columnCount, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(jacobian, name);
        if (jacobian.ColumnCount != columnCount)
            throw new ArgumentException($"'{name}' has {jacobian.ColumnCount} columns where there are {columnCount} numbers to differentiate with respect to.", name);
    }

    public static ArgumentException OtherRows(string name, int rows, int results) =>
        new($"'{name}' has {rows} rows where the results are {results} numbers.", name);

    public static ArgumentException LackingEntry(string name, int row) =>
        new($"The pattern of '{name}' lacks an entry in row {row}: make the matrix for the pattern of these arguments.", name);
}
