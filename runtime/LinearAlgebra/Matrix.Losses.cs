using System.Numerics;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.LinearAlgebra;

public static partial class Matrix
{
    // How far the sum of a row of probabilities may be from 1: they may have been rounded to a few digits.
    private const double TargetSumTolerance = 1e-3;

    /// <summary>
    /// The cross-entropy of the softmax of scores against target probabilities: the mean over the rows of −Σⱼ tⱼ·logSoftmaxⱼ.
    /// A target of 0 contributes 0, even where the score is −∞. NaN where there are no rows.
    /// </summary>
    /// <param name="logits">m×n: the scores before the softmax.</param>
    /// <param name="targets">m×n: probabilities; each row sums to 1.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ, or a row of <paramref name="targets"/> does not sum to 1 within 0.001.</exception>
    public static T SoftmaxCrossEntropy<T>(Matrix<T> logits, Matrix<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameShape(logits, targets);
        for (var i = 0; i < targets.RowCount; i++)
        {
            var sum = double.CreateTruncating(Reduction.Sum<T>(targets.RowSpan(i)));
            if (!(Math.Abs(sum - 1) <= TargetSumTolerance))
                throw new ArgumentException($"Row {i} of targets sums to {sum}: the probabilities of a row must sum to 1.", nameof(targets));
        }

        var total = T.Zero;
        for (var i = 0; i < logits.RowCount; i++) total += RowSoftmax.CrossEntropy<T>(logits.RowSpan(i), targets.RowSpan(i));
        return total / T.CreateChecked(logits.RowCount);
    }

    /// <summary>
    /// The cross-entropy of the softmax of scores against class labels: the mean over the rows of −logSoftmax at the label.
    /// NaN where there are no rows.
    /// </summary>
    /// <param name="logits">m×n: the scores before the softmax.</param>
    /// <param name="labels">m labels from 0 to n − 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="logits"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not as many labels as rows, or one is outside its range.</exception>
    public static T SoftmaxCrossEntropy<T>(Matrix<T> logits, ReadOnlySpan<int> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.NotNull(logits);
        Require.Labels(labels, logits.RowCount, logits.ColumnCount);
        var total = T.Zero;
        for (var i = 0; i < logits.RowCount; i++) total += RowSoftmax.CrossEntropy<T>(logits.RowSpan(i), labels[i]);
        return total / T.CreateChecked(logits.RowCount);
    }

    /// <summary>The mean over all elements of (p − t)²; NaN where there are none.</summary>
    /// <param name="prediction">Any shape.</param>
    /// <param name="targets">The same shape.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static T MeanSquaredError<T>(Matrix<T> prediction, Matrix<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameShape(prediction, targets);
        return Reduction.SquaredDistance<T>(prediction.AsSpan(), targets.AsSpan()) / T.CreateChecked(prediction.Count);
    }
}
