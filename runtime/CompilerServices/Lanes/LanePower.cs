using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Powers in lanes: xᵖ = e^(p·ln x), the logarithm and its product with p each as a sum of two numbers, because what is lost there is
/// multiplied by the size of the exponent. Lanes that are not positive normal numbers, and their special cases, are left to the library.
/// </summary>
internal static class LanePower<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Pow(TLanes x, TLanes p)
    {
        var infinity = TLanes.Constant(double.PositiveInfinity);
        var isOrdinary = LaneLogarithm<TLanes, T>.IsOrdinary(x) & (TLanes.Abs(p) < infinity);
        var result = PowOfPositive(x, p);
        return TLanes.Any(~isOrdinary) ? TLanes.Select(isOrdinary, result, LaneByLane.Map<TLanes, T>(T.Pow, x, p)) : result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes PowOfPositive(TLanes x, TLanes p)
    {
        var one = TLanes.Constant(1);
        var k = TLanes.ExponentOf(x);
        var m = TLanes.SignificandOf(x);
        var f = m - one;

        // s = f / (m + 1) as a sum: with what the rounding of m + 1 and of the quotient lost.
        var sum = m + one;
        var sumLow = TLanes.Select(m > one, one - (sum - m), m - (sum - one));
        var s = f / sum;
        var sLow = (TLanes.FusedMultiplyAdd(-s, sum, f) - (s * sumLow)) / sum;

        // ln x = k·ln 2 + 2·s + s·R.
        var ofExponent = k * TLanes.Constant(LaneLogarithm<TLanes, T>.Ln2High);
        var twice = s + s;
        var leading = ofExponent + twice;
        var rest = twice - (leading - ofExponent) + (sLow + sLow + TLanes.FusedMultiplyAdd(k, TLanes.Constant(LaneLogarithm<TLanes, T>.Ln2Low), s * LaneLogarithm<TLanes, T>.SeriesOfSquare(s * s)));

        // The second of the two is below half a unit in the last place of the first, so that it stays small when p is large.
        var high = leading + rest;
        var low = rest - (high - leading);
        var exponent = p * high;
        var exponentLow = TLanes.FusedMultiplyAdd(p, high, -exponent) + (p * low);
        var isInRange = TLanes.Abs(exponent) < TLanes.Constant(typeof(T) == typeof(float) ? 104 : 746);
        return LaneExponential<TLanes, T>.ExpOfSum(exponent, TLanes.Select(isInRange, exponentLow, TLanes.Constant(0)));
    }
}
