using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>
/// ln(1 + x) without the loss of a small x in the sum (W. Kahan): with u = 1 + x as rounded, ln(u)·x / (u − 1),
/// in which the errors of u cancel; x itself where u is 1.
/// </summary>
internal readonly struct LogP1Operator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        Span<T> logarithms = stackalloc T[Elementwise.Block];
        for (var start = 0; start < x.Length; start += Elementwise.Block)
        {
            var block = x.Slice(start, Elementwise.Block);
            TensorPrimitives.Add(block, T.One, logarithms);
            TensorPrimitives.Log(logarithms, logarithms);
            for (var i = 0; i < block.Length; i++)
            {
                var difference = T.One + block[i] - T.One;
                y[start + i] = difference == T.Zero ? block[i]
                    : !T.IsFinite(logarithms[i]) ? logarithms[i]
                    : logarithms[i] * (block[i] / difference);
            }
        }
    }
}

/// <summary>
/// eˣ − 1 without cancellation (W. Kahan): with u = eˣ as rounded, (u − 1)·x / ln u, in which the errors of u cancel;
/// x itself where u is 1.
/// </summary>
internal readonly struct ExpM1Operator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        Span<T> powers = stackalloc T[Elementwise.Block];
        Span<T> logarithms = stackalloc T[Elementwise.Block];
        for (var start = 0; start < x.Length; start += Elementwise.Block)
        {
            var block = x.Slice(start, Elementwise.Block);
            TensorPrimitives.Exp(block, powers);
            TensorPrimitives.Log(powers, logarithms);
            for (var i = 0; i < block.Length; i++)
            {
                var difference = powers[i] - T.One;

                // Far out, in either direction, the difference has no cancellation to repair.
                y[start + i] = difference == T.Zero ? block[i]
                    : T.Abs(block[i]) > T.One ? difference
                    : difference * (block[i] / logarithms[i]);
            }
        }
    }
}

/// <summary>ln(1 + eˣ) as max(x, 0) + ln(1 + e^−|x|): the power neither overflows nor is it lost beside 1.</summary>
internal readonly struct SoftplusOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        Span<T> positive = stackalloc T[Elementwise.Block];
        for (var start = 0; start < x.Length; start += Elementwise.Block)
        {
            var block = x.Slice(start, Elementwise.Block);
            var result = y.Slice(start, Elementwise.Block);
            TensorPrimitives.Max(block, T.Zero, positive);
            TensorPrimitives.Abs(block, result);
            TensorPrimitives.Negate(result, result);
            TensorPrimitives.Exp(result, result);
            LogP1Operator<T>.Invoke(result, result);
            TensorPrimitives.Add(positive, result, result);
        }
    }
}
