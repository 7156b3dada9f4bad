using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>Powers of two put on numbers, for registers without an instruction for that; AVX-512 has one, with the same results.</summary>
internal static class LaneScaling<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>x·2ⁿ, in two steps, because 2ⁿ alone may be beyond the largest or below the smallest number although the product is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Scale(TLanes x, TLanes n)
    {
        var half = TLanes.Floor(n * TLanes.Constant(0.5));
        return x * TLanes.PowerOfTwo(half) * TLanes.PowerOfTwo(n - half);
    }
}
