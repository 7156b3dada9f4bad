using System.Numerics;
using System.Runtime.CompilerServices;
using SymbolicBackprop.Approximations;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// The exponential function and its relatives in lanes: x = n·ln 2 + r with |r| ≤ ½·ln 2, the ln 2 in two parts so that n times the first is
/// exact; eʳ by a polynomial; then 2ⁿ through the exponent. Registers with a lane whose result is no normal number go another way, which gives
/// the other lanes the same bits.
/// </summary>
internal static class LaneExponential<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2 = 0.6931471805599453;

    // From here on 1 is below half a unit in the last place of eˣ.
    private const double OneIsLost = 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp(TLanes x) => ExpOf(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp2(TLanes x)
    {
        var limited = typeof(T) == typeof(float) ? Limit(x, -155, 130) : Limit(x, -1080, 1026);
        var n = TLanes.Round(limited);
        var r = (limited - n) * TLanes.Constant(Ln2);
        return TLanes.Scale(TLanes.Constant(1) + ExpM1OfReduced(r), n);
    }

    /// <summary>−t / (2 + t) with t = e^−2|x| − 1, and the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh(TLanes x)
    {
        var magnitude = TLanes.Abs(x);
        var t = ExpM1OfNegative(-(magnitude + magnitude));
        return TLanes.CopySign(t / (t + TLanes.Constant(2)), x);
    }

    /// <summary>1 / (1 + e⁻ˣ), for negative x as eˣ / (1 + eˣ): the power is never greater than 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid(TLanes x)
    {
        var power = ExpOf(-TLanes.Abs(x));
        var one = TLanes.Constant(1);
        return TLanes.Select(x < TLanes.Constant(0), power, one) / (one + power);
    }

    /// <summary>eˣ, in the place where it is needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ExpOf(TLanes x) => ExpOfSum(x, TLanes.Constant(0));

    /// <summary>e^(x + low), where low is far smaller than x: the part of an exponent that x has no room for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ExpOfSum(TLanes x, TLanes low)
    {
        if (IsBeyondNormal(x))
            return ExpOfAny(x, low);
        var n = TLanes.Round(x * TLanes.Constant(Log2E));
        return (TLanes.Constant(1) + ExpM1OfReduced(Remainder(x, low, n))) * TLanes.PowerOfTwo(n);
    }

    /// <summary>Whether the power may be NaN, ∞, or below the normal range in some lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBeyondNormal(TLanes x) => TLanes.Any(~(TLanes.Abs(x) <= TLanes.Constant(typeof(T) == typeof(float) ? 87 : 708)));

    /// <summary>e^(x + low) for any x. Where the results have long been 0 or ∞, arguments are moved to where they begin to be, so that n stays a small integer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TLanes ExpOfAny(TLanes x, TLanes low)
    {
        var limited = typeof(T) == typeof(float) ? Limit(x, -110, 90) : Limit(x, -750, 712);
        var n = TLanes.Round(limited * TLanes.Constant(Log2E));
        return TLanes.Scale(TLanes.Constant(1) + ExpM1OfReduced(Remainder(limited, low, n)), n);
    }

    /// <summary>eˣ − 1 with all its digits, where x is not positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExpM1OfNegative(TLanes x)
    {
        var limited = Limit(x, -OneIsLost - 10, 1);
        var n = TLanes.Round(limited * TLanes.Constant(Log2E));
        var power = TLanes.PowerOfTwo(n);
        return TLanes.FusedMultiplyAdd(power, ExpM1OfReduced(Remainder(limited, TLanes.Constant(0), n)), power - TLanes.Constant(1));
    }

    /// <summary>x, or the bound that it is beyond; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Limit(TLanes x, double low, double high) => TLanes.Limit(x, TLanes.Constant(low), TLanes.Constant(high));

    /// <summary>x + low − n·ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Remainder(TLanes x, TLanes low, TLanes n) => typeof(T) == typeof(float)
        ? TLanes.FusedMultiplyAdd(n, TLanes.Constant(-0.693359375), x) + TLanes.FusedMultiplyAdd(n, TLanes.Constant(2.12194440e-4), low)
        : TLanes.FusedMultiplyAdd(n, TLanes.Constant(-6.93147180369123816490e-01), x) + TLanes.FusedMultiplyAdd(n, TLanes.Constant(-1.90821492927058770002e-10), low);

    /// <summary>eʳ − 1 = r + r²·Q(r) for |r| ≤ ½·ln 2, the even and the odd powers in Q apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExpM1OfReduced(TLanes r)
    {
        var square = r * r;
        TLanes even, odd;
        if (typeof(T) == typeof(float))
        {
            var q = ExponentialCoefficients.SecondOrderSingle;
            even = TLanes.Constant(q[4]);
            odd = TLanes.Constant(q[5]);
            even = TLanes.FusedMultiplyAdd(even, square, TLanes.Constant(q[2]));
            odd = TLanes.FusedMultiplyAdd(odd, square, TLanes.Constant(q[3]));
            even = TLanes.FusedMultiplyAdd(even, square, TLanes.Constant(q[0]));
            odd = TLanes.FusedMultiplyAdd(odd, square, TLanes.Constant(q[1]));
        }
        else
        {
            var q = ExponentialCoefficients.SecondOrder;
            even = TLanes.Constant(q[8]);
            odd = TLanes.Constant(q[9]);
            even = TLanes.FusedMultiplyAdd(even, square, TLanes.Constant(q[6]));
            odd = TLanes.FusedMultiplyAdd(odd, square, TLanes.Constant(q[7]));
            even = TLanes.FusedMultiplyAdd(even, square, TLanes.Constant(q[4]));
            odd = TLanes.FusedMultiplyAdd(odd, square, TLanes.Constant(q[5]));
            even = TLanes.FusedMultiplyAdd(even, square, TLanes.Constant(q[2]));
            odd = TLanes.FusedMultiplyAdd(odd, square, TLanes.Constant(q[3]));
            even = TLanes.FusedMultiplyAdd(even, square, TLanes.Constant(q[0]));
            odd = TLanes.FusedMultiplyAdd(odd, square, TLanes.Constant(q[1]));
        }

        return TLanes.FusedMultiplyAdd(square, TLanes.FusedMultiplyAdd(odd, r, even), r);
    }
}
