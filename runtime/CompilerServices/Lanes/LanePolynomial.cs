using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>The evaluation of polynomials in lanes.</summary>
internal static class LanePolynomial<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Σ cₖ·xᵏ by Horner's rule for the even and the odd powers apart, each step rounded once.</summary>
    /// <param name="coefficients">The coefficients cₖ, the constant term first; at least one.</param>
    /// <param name="x">The variable.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Evaluate(ReadOnlySpan<double> coefficients, TLanes x)
    {
        var square = x * x;
        var index = coefficients.Length;
        var odd = index % 2 == 0 ? TLanes.Constant(coefficients[--index]) : TLanes.Constant(0);
        var even = TLanes.Constant(coefficients[--index]);
        while (index > 0)
        {
            odd = TLanes.FusedMultiplyAdd(odd, square, TLanes.Constant(coefficients[--index]));
            even = TLanes.FusedMultiplyAdd(even, square, TLanes.Constant(coefficients[--index]));
        }

        return TLanes.FusedMultiplyAdd(x, odd, even);
    }
}
