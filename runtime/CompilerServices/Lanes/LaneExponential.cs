using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// The exponential function and its relatives in lanes: x = n·ln 2 + r with |r| ≤ ½·ln 2, the ln 2 in two parts so that n times the first is
/// exact; eʳ by its Taylor series, which at this length is exact to the last bit; then 2ⁿ through the exponent.
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
        return TLanes.Scale(TLanes.Constant(1) + TaylorExpM1(r), n);
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
    public static TLanes ExpOf(TLanes x)
    {
        var limited = LimitOfExp(x);
        var n = TLanes.Round(limited * TLanes.Constant(Log2E));
        return TLanes.Scale(TLanes.Constant(1) + TaylorExpM1(Remainder(limited, n)), n);
    }

    /// <summary>e^(x + low), where low is far smaller than x: the part of an exponent that x has no room for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ExpOfSum(TLanes x, TLanes low)
    {
        var limited = LimitOfExp(x);
        var n = TLanes.Round(limited * TLanes.Constant(Log2E));
        return TLanes.Scale(TLanes.Constant(1) + TaylorExpM1(Remainder(limited, n) + low), n);
    }

    /// <summary>Where the results have long been 0 or ∞: arguments beyond are moved here, so that n stays a small integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LimitOfExp(TLanes x) => typeof(T) == typeof(float) ? Limit(x, -110, 90) : Limit(x, -750, 712);

    /// <summary>eˣ − 1 with all its digits, where x is not positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExpM1OfNegative(TLanes x)
    {
        var limited = Limit(x, -OneIsLost - 10, 1);
        var n = TLanes.Round(limited * TLanes.Constant(Log2E));
        var power = TLanes.PowerOfTwo(n);
        return TLanes.FusedMultiplyAdd(power, TaylorExpM1(Remainder(limited, n)), power - TLanes.Constant(1));
    }

    /// <summary>x, or the bound that it is beyond; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Limit(TLanes x, double low, double high) => TLanes.Limit(x, TLanes.Constant(low), TLanes.Constant(high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Remainder(TLanes x, TLanes n) => typeof(T) == typeof(float)
        ? TLanes.FusedMultiplyAdd(n, TLanes.Constant(2.12194440e-4), TLanes.FusedMultiplyAdd(n, TLanes.Constant(-0.693359375), x))
        : TLanes.FusedMultiplyAdd(n, TLanes.Constant(-1.90821492927058770002e-10), TLanes.FusedMultiplyAdd(n, TLanes.Constant(-6.93147180369123816490e-01), x));

    /// <summary>eʳ − 1 = r + r²·(1/2! + r/3! + …), the series for the even and the odd powers apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes TaylorExpM1(TLanes r)
    {
        var square = r * r;
        TLanes even, odd;
        if (typeof(T) == typeof(float))
        {
            even = TLanes.Constant(1.0 / 40320);
            odd = TLanes.Constant(1.0 / 5040);
        }
        else
        {
            even = TLanes.FusedMultiplyAdd(TLanes.Constant(1.0 / 479001600), square, TLanes.Constant(1.0 / 3628800));
            odd = TLanes.FusedMultiplyAdd(TLanes.Constant(1.0 / 6227020800), square, TLanes.Constant(1.0 / 39916800));
            even = TLanes.FusedMultiplyAdd(even, square, TLanes.Constant(1.0 / 40320));
            odd = TLanes.FusedMultiplyAdd(odd, square, TLanes.Constant(1.0 / 362880));
            odd = TLanes.FusedMultiplyAdd(odd, square, TLanes.Constant(1.0 / 5040));
        }

        even = TLanes.FusedMultiplyAdd(even, square, TLanes.Constant(1.0 / 720));
        odd = TLanes.FusedMultiplyAdd(odd, square, TLanes.Constant(1.0 / 120));
        even = TLanes.FusedMultiplyAdd(even, square, TLanes.Constant(1.0 / 24));
        odd = TLanes.FusedMultiplyAdd(odd, square, TLanes.Constant(1.0 / 6));
        even = TLanes.FusedMultiplyAdd(even, square, TLanes.Constant(0.5));
        return TLanes.FusedMultiplyAdd(square, TLanes.FusedMultiplyAdd(odd, r, even), r);
    }
}
