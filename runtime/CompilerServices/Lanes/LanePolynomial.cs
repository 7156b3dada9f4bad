using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>The evaluation of polynomials in lanes.</summary>
internal static class LanePolynomial<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// Σ cₖ·xᵏ by Horner's rule, the odd and the even powers apart, which makes two short chains of operations of one long one. The constant
    /// term is added last, so that nothing but that addition is rounded at its size.
    /// </summary>
    /// <param name="coefficients">The coefficients cₖ, the constant term first; at least three.</param>
    /// <param name="x">The variable.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Evaluate(ReadOnlySpan<double> coefficients, TLanes x)
    {
        var square = x * x;
        ref var first = ref MemoryMarshal.GetReference(coefficients);
        var last = coefficients.Length - 1;
        var odd = EverySecond(ref first, last - 1 + (last & 1), 1, square);
        var even = EverySecond(ref first, last - (last & 1), 0, square);
        return TLanes.FusedMultiplyAdd(x, odd, even);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes EverySecond(ref double first, int from, int to, TLanes square)
    {
        var sum = Coefficient(ref first, from);
        for (var index = from - 2; index >= to; index -= 2)
            sum = TLanes.FusedMultiplyAdd(sum, square, Coefficient(ref first, index));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Coefficient(ref double first, int index) => TLanes.Constant(Unsafe.Add(ref first, index));
}
