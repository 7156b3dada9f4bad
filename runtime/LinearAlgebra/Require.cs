using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.LinearAlgebra;

/// <summary>The checks that every operation makes of its arguments before it writes anything.</summary>
internal static class Require
{
    /// <summary>A shape as messages show it: <c>3×4</c>.</summary>
    public static string Text(int rowCount, int columnCount) => string.Create(CultureInfo.InvariantCulture, $"{rowCount}×{columnCount}");

    /// <summary>The number of elements of a new matrix.</summary>
    public static int ElementCount<T>(int rowCount, int columnCount)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"A matrix holds float or double, not {typeof(T)}.");
        ArgumentOutOfRangeException.ThrowIfNegative(rowCount);
        ArgumentOutOfRangeException.ThrowIfNegative(columnCount);
        var count = (long)rowCount * columnCount;
        if (count > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(rowCount), Text(rowCount, columnCount), $"A matrix has at most {Array.MaxLength} elements.");
        }

        return (int)count;
    }

    public static void Index(int index, int count, [CallerArgumentExpression(nameof(index))] string name = "")
    {
        if ((uint)index >= (uint)count) ThrowIndex(index, count, name);
    }

    public static void NotNull<T>([NotNull] Matrix<T>? m, [CallerArgumentExpression(nameof(m))] string name = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ArgumentNullException.ThrowIfNull(m, name);

    public static void SameShape<T>(
        [NotNull] Matrix<T>? a, [NotNull] Matrix<T>? b,
        [CallerArgumentExpression(nameof(a))] string aName = "", [CallerArgumentExpression(nameof(b))] string bName = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NotNull(a, aName);
        NotNull(b, bName);
        if (a.RowCount != b.RowCount || a.ColumnCount != b.ColumnCount) ThrowPair(a, b, aName, bName, "they must have the same shape");
    }

    /// <summary>That <paramref name="m"/>, usually a destination, has the shape that the other arguments call for.</summary>
    public static void Shape<T>(
        [NotNull] Matrix<T>? m, int rowCount, int columnCount, [CallerArgumentExpression(nameof(m))] string name = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NotNull(m, name);
        if (m.RowCount != rowCount || m.ColumnCount != columnCount) ThrowShape(m, rowCount, columnCount, name);
    }

    /// <summary>That <paramref name="row"/> is 1×n where <paramref name="m"/> has n columns.</summary>
    public static void RowOf<T>(
        [NotNull] Matrix<T>? m, [NotNull] Matrix<T>? row,
        [CallerArgumentExpression(nameof(m))] string name = "", [CallerArgumentExpression(nameof(row))] string rowName = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NotNull(m, name);
        NotNull(row, rowName);
        if (row.RowCount != 1 || row.ColumnCount != m.ColumnCount)
            ThrowPair(m, row, name, rowName, $"{rowName} must be {Text(1, m.ColumnCount)}");
    }

    /// <summary>That the destination does not share its storage with an input that is still read while the destination is written.</summary>
    public static void Distinct<T>(
        Matrix<T> m, Matrix<T> destination,
        [CallerArgumentExpression(nameof(m))] string name = "", [CallerArgumentExpression(nameof(destination))] string destinationName = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (ReferenceEquals(m, destination)) ThrowOverlap(name, destinationName);
    }

    /// <summary>The extents of a product, m×k times k×n.</summary>
    public static (int M, int K, int N) ProductExtents<T>(
        [NotNull] Matrix<T>? left, [NotNull] Matrix<T>? right, bool transposeLeft, bool transposeRight)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NotNull(left);
        NotNull(right);
        var (m, k) = transposeLeft ? (left.ColumnCount, left.RowCount) : (left.RowCount, left.ColumnCount);
        var (rightK, n) = transposeRight ? (right.ColumnCount, right.RowCount) : (right.RowCount, right.ColumnCount);
        if (k != rightK)
        {
            var leftIs = transposeLeft ? "left transposed" : "left";
            var rightIs = transposeRight ? "right transposed" : "right";
            throw new ArgumentException(
                $"{leftIs} is {Text(m, k)} and {rightIs} is {Text(rightK, n)}: the columns of the first must be as many as the rows of the second.",
                nameof(right));
        }

        return (m, k, n);
    }

    /// <summary>That a range of rows lies within a matrix.</summary>
    public static void Range(int start, int count, int rowCount, string countName)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        if (count < 0 || start > rowCount - count)
        {
            throw new ArgumentOutOfRangeException(
                countName, count, $"Rows {start} to {(long)start + count} (exclusive) are not within a matrix of {rowCount} rows.");
        }
    }

    /// <summary>That each label is the index of a column and that there is one for each row.</summary>
    public static void Labels(ReadOnlySpan<int> labels, int rowCount, int columnCount)
    {
        if (labels.Length != rowCount)
            throw new ArgumentException($"There are {labels.Length} labels for {rowCount} rows.", nameof(labels));
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)columnCount)
                throw new ArgumentException($"labels[{i}] is {labels[i]}: it must be from 0 to {columnCount - 1}.", nameof(labels));
        }
    }

    [DoesNotReturn]
    private static void ThrowIndex(int index, int count, string name) =>
        throw new ArgumentOutOfRangeException(name, index, $"{name} must be from 0 to {count - 1}.");

    [DoesNotReturn]
    private static void ThrowPair<T>(Matrix<T> a, Matrix<T> b, string aName, string bName, string expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => throw new ArgumentException(
            $"{aName} is {Text(a.RowCount, a.ColumnCount)} and {bName} is {Text(b.RowCount, b.ColumnCount)}: {expected}.", bName);

    [DoesNotReturn]
    private static void ThrowShape<T>(Matrix<T> m, int rowCount, int columnCount, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => throw new ArgumentException(
            $"{name} is {Text(m.RowCount, m.ColumnCount)}: it must be {Text(rowCount, columnCount)}.", name);

    [DoesNotReturn]
    private static void ThrowOverlap(string name, string destinationName) => throw new ArgumentException(
        $"{name} and {destinationName} are the same matrix: this operation cannot be done in place.", destinationName);
}
