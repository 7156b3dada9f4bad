using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>The evaluation of polynomials in lanes.</summary>
internal static class LanePolynomial<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Σ cₖ·xᵏ by Horner's rule for the four classes of powers modulo 4 apart, which makes four short chains of operations of one long one.</summary>
    /// <param name="coefficients">The coefficients cₖ, the constant term first; at least four.</param>
    /// <param name="x">The variable.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Evaluate(ReadOnlySpan<double> coefficients, TLanes x)
    {
        var square = x * x;
        var fourth = square * square;
        ref var first = ref MemoryMarshal.GetReference(coefficients);
        var zero = TLanes.Constant(0);
        var index = coefficients.Length & ~3;
        var rest = coefficients.Length - index;
        var p0 = rest > 0 ? Coefficient(ref first, index) : zero;
        var p1 = rest > 1 ? Coefficient(ref first, index + 1) : zero;
        var p2 = rest > 2 ? Coefficient(ref first, index + 2) : zero;
        var p3 = zero;
        while (index > 0)
        {
            index -= 4;
            p0 = TLanes.FusedMultiplyAdd(p0, fourth, Coefficient(ref first, index));
            p1 = TLanes.FusedMultiplyAdd(p1, fourth, Coefficient(ref first, index + 1));
            p2 = TLanes.FusedMultiplyAdd(p2, fourth, Coefficient(ref first, index + 2));
            p3 = TLanes.FusedMultiplyAdd(p3, fourth, Coefficient(ref first, index + 3));
        }

        return TLanes.FusedMultiplyAdd(square, TLanes.FusedMultiplyAdd(x, p3, p2), TLanes.FusedMultiplyAdd(x, p1, p0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Coefficient(ref double first, int index) => TLanes.Constant(Unsafe.Add(ref first, index));
}
