using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>Softmax and what is made of it, for one row of scores.</summary>
internal static class RowSoftmax
{
    public static void Softmax<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (x.IsEmpty) return;
        TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), y);
        Elementwise.Map<T, VectorOperator<T, ExpFunction<T>>>(y, y);
        TensorPrimitives.Divide(y, Reduction.Sum<T>(y), y);
    }

    public static void LogSoftmax<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (x.IsEmpty) return;
        var max = TensorPrimitives.Max(x);
        var logarithm = LogSumExp(x, max);
        TensorPrimitives.Subtract(x, max, y);
        TensorPrimitives.Subtract(y, logarithm, y);
    }

    /// <summary>−Σⱼ tⱼ·logSoftmaxⱼ.</summary>
    public static T CrossEntropy<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var max = TensorPrimitives.Max(x);
        var logarithm = LogSumExp(x, max);
        var sum = T.Zero;
        for (var j = 0; j < x.Length; j++)
        {
            // 0·log 0 is 0: a score of −∞ says that a class is impossible.
            if (targets[j] != T.Zero) sum += targets[j] * (logarithm - (x[j] - max));
        }

        return sum;
    }

    /// <summary>−logSoftmax at the label.</summary>
    public static T CrossEntropy<T>(ReadOnlySpan<T> x, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var max = TensorPrimitives.Max(x);
        return LogSumExp(x, max) - (x[label] - max);
    }

    /// <summary>ln Σⱼ e^(xⱼ − max).</summary>
    private static T LogSumExp<T>(ReadOnlySpan<T> x, T max)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> buffer = stackalloc T[4 * Elementwise.Block];
        var sum = T.Zero;
        while (!x.IsEmpty)
        {
            var powers = buffer[..Math.Min(x.Length, buffer.Length)];
            TensorPrimitives.Subtract(x[..powers.Length], max, powers);
            Elementwise.Map<T, VectorOperator<T, ExpFunction<T>>>(powers, powers);
            sum += Reduction.Sum<T>(powers);
            x = x[powers.Length..];
        }

        return T.Log(sum);
    }
}
