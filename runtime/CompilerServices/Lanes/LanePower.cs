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
        var isOrdinary = (x >= TLanes.Constant(LaneLogarithm<TLanes, T>.SmallestNormal)) & (x < infinity) & (TLanes.Abs(p) < infinity);
        var result = PowOfPositive(x, p);
        return TLanes.Any(~isOrdinary) ? TLanes.Select(isOrdinary, result, LaneByLane.Map<TLanes, T>(T.Pow, x, p)) : result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes PowOfPositive(TLanes x, TLanes p)
    {
        var (k, m) = LaneLogarithm<TLanes, T>.Split(x);
        var one = TLanes.Constant(1);
        var f = m - one;

        // s = f / (m + 1) as a sum: with what the rounding of m + 1 and of the quotient lost.
        var sum = m + one;
        var sumLow = TLanes.Select(m > one, one - (sum - m), m - (sum - one));
        var s = f / sum;
        var sLow = (TLanes.FusedMultiplyAdd(-s, sum, f) - (s * sumLow)) / sum;

        // ln x = k·ln 2 + 2·s + s·R.
        var ofExponent = k * TLanes.Constant(LaneLogarithm<TLanes, T>.Ln2High);
        var twice = s + s;
        var high = ofExponent + twice;
        var low = twice - (high - ofExponent) + (sLow + sLow + TLanes.FusedMultiplyAdd(k, TLanes.Constant(LaneLogarithm<TLanes, T>.Ln2Low), s * LaneLogarithm<TLanes, T>.SeriesOfSquare(s * s)));

        var exponent = p * high;
        var exponentLow = TLanes.FusedMultiplyAdd(p, high, -exponent) + (p * low);
        var isInRange = TLanes.Abs(exponent) < TLanes.Constant(typeof(T) == typeof(float) ? 104 : 746);
        return LaneExponential<TLanes, T>.ExpOfSum(exponent, TLanes.Select(isInRange, exponentLow, TLanes.Constant(0)));
    }
}
