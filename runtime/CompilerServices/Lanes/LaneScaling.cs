using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>Powers of two put on numbers and taken off them, for registers without instructions for that; AVX-512 has some, with the same results.</summary>
internal static class LaneScaling<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // What raises every subnormal number into the normal range.
    private static double Raised => typeof(T) == typeof(float) ? 33554432.0 : 18014398509481984.0;

    private static double RaisedBy => typeof(T) == typeof(float) ? 25 : 54;

    private static double SmallestNormal => LaneLogarithm<TLanes, T>.SmallestNormal;

    /// <summary>x·2ⁿ, in two steps, because 2ⁿ alone may be beyond the largest or below the smallest number although the product is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Scale(TLanes x, TLanes n)
    {
        var half = TLanes.Floor(n * TLanes.Constant(0.5));
        return x * TLanes.PowerOfTwo(half) * TLanes.PowerOfTwo(n - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ExponentOf(TLanes x)
    {
        var isSubnormal = x < TLanes.Constant(SmallestNormal);
        return TLanes.NormalExponentOf(Raise(x, isSubnormal)) - TLanes.Select(isSubnormal, TLanes.Constant(RaisedBy), TLanes.Constant(0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SignificandOf(TLanes x) => TLanes.NormalSignificandOf(Raise(x, x < TLanes.Constant(SmallestNormal)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Raise(TLanes x, TLanes isSubnormal) => TLanes.Select(isSubnormal, x * TLanes.Constant(Raised), x);
}
