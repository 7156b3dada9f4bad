using System.Numerics;

namespace SymbolicBackprop.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>A row for each label: 1 in the label's column, 0 elsewhere.</summary>
    /// <param name="labels">From 0 to <paramref name="columnCount"/> − 1.</param>
    /// <param name="columnCount">The number of classes.</param>
    /// <returns>A new matrix of as many rows as labels.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="columnCount"/> is negative.</exception>
    /// <exception cref="ArgumentException">A label is outside its range.</exception>
    public static Matrix<T> OneHot<T>(ReadOnlySpan<int> labels, int columnCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new Matrix<T>(labels.Length, columnCount);
        OneHotInto(labels, columnCount, result);
        return result;
    }

    /// <summary>Writes into a matrix a row for each label: 1 in the label's column, 0 elsewhere.</summary>
    /// <param name="labels">From 0 to <paramref name="columnCount"/> − 1.</param>
    /// <param name="columnCount">The number of classes.</param>
    /// <param name="destination">As many rows as labels, <paramref name="columnCount"/> columns.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="ArgumentException">The shape does not fit, or a label is outside its range.</exception>
    public static void OneHotInto<T>(ReadOnlySpan<int> labels, int columnCount, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Shape(destination, labels.Length, columnCount);
        Require.Labels(labels, destination.RowCount, columnCount);
        destination.Clear();
        for (var i = 0; i < labels.Length; i++) destination[i, labels[i]] = T.One;
    }

    /// <summary>The column of the largest element of a row; of several the first. NaN is never the largest unless all are.</summary>
    /// <param name="m">m×n, n at least 1.</param>
    /// <param name="row">From 0 to m − 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is outside that range.</exception>
    /// <exception cref="ArgumentException">There are no columns.</exception>
    public static int ArgMaxOfRow<T>(Matrix<T> m, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(m);
        Require.Index(row, m.RowCount);
        RequireColumns(m, nameof(m));
        return ArgMax<T>(m.RowSpan(row));
    }

    /// <summary>The fraction of rows whose largest element stands in the same column in both matrices; NaN where there are no rows.</summary>
    /// <param name="scores">m×n, n at least 1.</param>
    /// <param name="targets">The same shape, such as one-hot rows.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ, or there are no columns.</exception>
    public static T Accuracy<T>(Matrix<T> scores, Matrix<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameShape(scores, targets);
        RequireColumns(scores, nameof(scores));
        var hits = 0;
        for (var i = 0; i < scores.RowCount; i++)
        {
            if (ArgMax<T>(scores.RowSpan(i)) == ArgMax<T>(targets.RowSpan(i))) hits++;
        }

        return T.CreateChecked(hits) / T.CreateChecked(scores.RowCount);
    }

    /// <summary>The fraction of rows whose largest element stands in the column of the label; NaN where there are no rows.</summary>
    /// <param name="scores">m×n, n at least 1.</param>
    /// <param name="labels">m labels from 0 to n − 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not as many labels as rows, one is outside its range, or there are no columns.</exception>
    public static T Accuracy<T>(Matrix<T> scores, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(scores);
        RequireColumns(scores, nameof(scores));
        Require.Labels(labels, scores.RowCount, scores.ColumnCount);
        var hits = 0;
        for (var i = 0; i < scores.RowCount; i++)
        {
            if (ArgMax<T>(scores.RowSpan(i)) == labels[i]) hits++;
        }

        return T.CreateChecked(hits) / T.CreateChecked(scores.RowCount);
    }

    private static int ArgMax<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var best = 0;
        for (var j = 1; j < row.Length; j++)
        {
            if (row[j] > row[best] || T.IsNaN(row[best]) && !T.IsNaN(row[j])) best = j;
        }

        return best;
    }

    private static void RequireColumns<T>(Matrix<T> m, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (m.ColumnCount == 0)
            throw new ArgumentException($"{name} is {Require.Text(m.RowCount, 0)}: a row without columns has no largest element.", name);
    }
}
