using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.LinearAlgebra.Sparse;

/// <summary>Patterns to test with.</summary>
internal static class Patterns
{
    /// <summary>The pattern of the entries for which a question is answered with yes.</summary>
    public static SparsityPattern Where(int rowCount, int columnCount, Func<int, int, bool> contains)
    {
        var columns = new List<int>();
        var starts = new List<int> { 0 };
        for (var row = 0; row < rowCount; row++)
        {
            columns.AddRange(Enumerable.Range(0, columnCount).Where(column => contains(row, column)));
            starts.Add(columns.Count);
        }

        return new SparsityPattern(rowCount, columnCount, starts.ToArray(), columns.ToArray());
    }

    public static SparsityPattern Tridiagonal(int count) => Where(count, count, (row, column) => Math.Abs(row - column) <= 1);

    public static SparsityPattern Arrowhead(int count) => Where(count, count, (row, column) => row == 0 || column == 0 || row == column);

    /// <summary>The neighbours on a grid.</summary>
    public static SparsityPattern Grid(int width, int height) => Where(
        width * height, width * height, (row, column) => Math.Abs(row % width - column % width) + Math.Abs(row / width - column / width) <= 1);

    public static SparsityPattern Random(int seed, int rowCount, int columnCount, double density)
    {
        var random = new System.Random(seed);
        return Where(rowCount, columnCount, (_, _) => random.NextDouble() < density);
    }

    public static SparsityPattern RandomSymmetric(int seed, int count, double density)
    {
        var half = Random(seed, count, count, density);
        return Where(count, count, (row, column) => half.Contains(row, column) || half.Contains(column, row));
    }

    /// <summary>A matrix whose entries all differ; equal on both sides of the diagonal where it is to be symmetric.</summary>
    public static SparseMatrix<double> Numbered(SparsityPattern pattern, bool isSymmetric)
    {
        var matrix = new SparseMatrix<double>(pattern);
        for (var row = 0; row < pattern.RowCount; row++)
        {
            for (var entry = pattern.RowStarts[row]; entry < pattern.RowStarts[row + 1]; entry++)
            {
                var column = pattern.Columns[entry];
                var (first, second) = isSymmetric ? (Math.Min(row, column), Math.Max(row, column)) : (row, column);
                matrix.Values[entry] = 1 + first * pattern.ColumnCount + second;
            }
        }

        return matrix;
    }
}
