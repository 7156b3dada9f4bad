using System.Numerics;
using System.Runtime.CompilerServices;
using SymbolicBackprop.Approximations;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Logarithms in lanes: x = 2ᵏ·m with ¾ ≤ m &lt; 1½, and with s = (m − 1) / (m + 1) the logarithm of m is 2·s + s·R(s²), by the method of
/// FDLIBM, e_log.c and k_log.h (Sun Microsystems). Registers with a lane that is no positive normal number go another way, which gives the
/// other lanes the same bits.
/// </summary>
internal static class LaneLogarithm<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double OneOverLn2 = 1.4426950408889634;

    /// <summary>The smallest normal number: below it the exponent is not where it is looked for.</summary>
    public static double SmallestNormal => typeof(T) == typeof(float) ? 1.17549435e-38 : 2.2250738585072014E-308;

    /// <summary>ln 2 with so many zeros behind it that its product with an exponent is exact.</summary>
    public static double Ln2High => typeof(T) == typeof(float) ? 0.693359375 : 6.93147180369123816490e-01;

    /// <summary>What is missing of ln 2.</summary>
    public static double Ln2Low => typeof(T) == typeof(float) ? -2.12194440e-4 : 1.90821492927058770002e-10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log(TLanes x) => TLanes.Any(~IsOrdinary(x)) ? LogOfAny(x) : LogOfOrdinary(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log2(TLanes x) => TLanes.Any(~IsOrdinary(x)) ? Log2OfAny(x) : Log2OfSplit(TLanes.ExponentOf(x), TLanes.SignificandOf(x));

    /// <summary>The lanes that are positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes IsOrdinary(TLanes x) => (x >= TLanes.Constant(SmallestNormal)) & (x < TLanes.Constant(double.PositiveInfinity));

    /// <summary>ln(1 + eˣ) as max(x, 0) + ln(1 + e^−|x|): the power neither overflows nor is it lost beside 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Softplus(TLanes x) => TLanes.Max(x, TLanes.Constant(0)) + LogOfOnePlus(LaneExponential<TLanes, T>.Exp(-TLanes.Abs(x)));

    /// <summary>ln(eᵃ + eᵇ) as max(a, b) + ln(1 + e^−|a − b|); equal operands are told apart because the difference of equal infinities is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogSumExp(TLanes a, TLanes b)
    {
        var power = TLanes.Select(TLanes.Equal(a, b), TLanes.Constant(1), LaneExponential<TLanes, T>.Exp(-TLanes.Abs(a - b)));
        return TLanes.Max(a, b) + LogOfOnePlus(power);
    }

    /// <summary>The R of ln(1 + f) = 2·s + s·R by s².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SeriesOfSquare(TLanes z)
    {
        var w = z * z;
        TLanes even, odd;
        if (typeof(T) == typeof(float))
        {
            var r = LogarithmCoefficients.ThirdOrderSingle;
            even = TLanes.Constant(r[2]);
            odd = TLanes.Constant(r[3]);
            even = TLanes.FusedMultiplyAdd(w, even, TLanes.Constant(r[0]));
            odd = TLanes.FusedMultiplyAdd(w, odd, TLanes.Constant(r[1]));
        }
        else
        {
            var r = LogarithmCoefficients.ThirdOrder;
            even = TLanes.Constant(r[6]);
            odd = TLanes.Constant(r[7]);
            even = TLanes.FusedMultiplyAdd(w, even, TLanes.Constant(r[4]));
            odd = TLanes.FusedMultiplyAdd(w, odd, TLanes.Constant(r[5]));
            even = TLanes.FusedMultiplyAdd(w, even, TLanes.Constant(r[2]));
            odd = TLanes.FusedMultiplyAdd(w, odd, TLanes.Constant(r[3]));
            even = TLanes.FusedMultiplyAdd(w, even, TLanes.Constant(r[0]));
            odd = TLanes.FusedMultiplyAdd(w, odd, TLanes.Constant(r[1]));
        }

        return TLanes.FusedMultiplyAdd(z, even, w * odd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogOfOrdinary(TLanes x) => LogOfSplit(TLanes.ExponentOf(x), TLanes.SignificandOf(x));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TLanes LogOfAny(TLanes x)
    {
        var (k, m) = SplitOfSubnormal(x);
        return WithSpecialCases(x, LogOfSplit(k, m));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TLanes Log2OfAny(TLanes x)
    {
        var (k, m) = SplitOfSubnormal(x);
        return WithSpecialCases(x, Log2OfSplit(k, m));
    }

    /// <summary>The k and m of a positive x that may be below the normal range, from where it is raised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes K, TLanes M) SplitOfSubnormal(TLanes x)
    {
        var isSubnormal = x < TLanes.Constant(SmallestNormal);
        var raised = TLanes.Select(isSubnormal, x * TLanes.Constant(typeof(T) == typeof(float) ? 33554432.0 : 18014398509481984.0), x);
        var k = TLanes.ExponentOf(raised) - TLanes.Select(isSubnormal, TLanes.Constant(typeof(T) == typeof(float) ? 25 : 54), TLanes.Constant(0));
        return (k, TLanes.SignificandOf(raised));
    }

    /// <summary>k + log₂ m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Log2OfSplit(TLanes k, TLanes m) => TLanes.FusedMultiplyAdd(LogOfSplit(TLanes.Constant(0), m), TLanes.Constant(OneOverLn2), k);

    /// <summary>k·ln 2 + ln m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogOfSplit(TLanes k, TLanes m)
    {
        var f = m - TLanes.Constant(1);
        var s = f / (f + TLanes.Constant(2));
        var halfSquare = TLanes.Constant(0.5) * f * f;
        var correction = (s * (halfSquare + SeriesOfSquare(s * s))) + (k * TLanes.Constant(Ln2Low));
        return (k * TLanes.Constant(Ln2High)) - (halfSquare - correction - f);
    }

    /// <summary>−∞ for 0, NaN below, and +∞ and NaN as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes WithSpecialCases(TLanes x, TLanes logarithm)
    {
        var zero = TLanes.Constant(0);
        var infinity = TLanes.Constant(double.PositiveInfinity);
        var special = TLanes.Select(TLanes.Equal(x, zero), -infinity, TLanes.Select(x > zero, x, TLanes.Constant(double.NaN)));
        return TLanes.Select((x > zero) & (x < infinity), logarithm, special);
    }

    /// <summary>ln(1 + x) for x from 0 to 1 with all its digits, as <see cref="Functions"/> computes it (W. Kahan).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogOfOnePlus(TLanes x)
    {
        var one = TLanes.Constant(1);
        var sum = one + x;
        return TLanes.Select(TLanes.Equal(sum, one), x, LogOfOrdinary(sum) * (x / (sum - one)));
    }
}
