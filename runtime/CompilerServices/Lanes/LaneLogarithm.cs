using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Logarithms in lanes: x = 2ᵏ·m with √½ ≤ m &lt; √2, and with s = (m − 1) / (m + 1) the logarithm of m is 2·s + s·R(s²). Method and
/// coefficients: FDLIBM, e_log.c and k_log.h (Sun Microsystems), within one unit in the last place.
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
    public static TLanes Log(TLanes x) => LogOf(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log2(TLanes x)
    {
        var (k, m) = Split(x);
        var logarithm = k + (LogOfReduced(TLanes.Constant(0), m) * TLanes.Constant(OneOverLn2));
        return WithSpecialCases(x, logarithm);
    }

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

    /// <summary>The exponent k and the m of a positive x = 2ᵏ·m with √½ ≤ m &lt; √2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLanes K, TLanes M) Split(TLanes x)
    {
        var k = TLanes.ExponentOf(x);
        var m = TLanes.SignificandOf(x);
        var isLarge = m > TLanes.Constant(1.4142135623730951);
        return (k + TLanes.Select(isLarge, TLanes.Constant(1), TLanes.Constant(0)), TLanes.Select(isLarge, m * TLanes.Constant(0.5), m));
    }

    /// <summary>The R of ln(1 + f) = 2·s + s·R by s².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SeriesOfSquare(TLanes z)
    {
        var w = z * z;
        if (typeof(T) == typeof(float))
        {
            var odd = z * TLanes.FusedMultiplyAdd(w, TLanes.Constant(0.28498786688), TLanes.Constant(0.66666662693));
            return odd + (w * TLanes.FusedMultiplyAdd(w, TLanes.Constant(0.24279078841), TLanes.Constant(0.40000972152)));
        }

        var even = TLanes.FusedMultiplyAdd(w, TLanes.Constant(1.531383769920937332e-01), TLanes.Constant(2.222219843214978396e-01));
        even = w * TLanes.FusedMultiplyAdd(w, even, TLanes.Constant(3.999999999940941908e-01));
        var rest = TLanes.FusedMultiplyAdd(w, TLanes.Constant(1.479819860511658591e-01), TLanes.Constant(1.818357216161805012e-01));
        rest = TLanes.FusedMultiplyAdd(w, rest, TLanes.Constant(2.857142874366239149e-01));
        return TLanes.FusedMultiplyAdd(z, TLanes.FusedMultiplyAdd(w, rest, TLanes.Constant(6.666666666666735130e-01)), even);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogOf(TLanes x)
    {
        var (k, m) = Split(x);
        return WithSpecialCases(x, LogOfReduced(k, m));
    }

    /// <summary>k·ln 2 + ln m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogOfReduced(TLanes k, TLanes m)
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
        return TLanes.Select(TLanes.Equal(sum, one), x, LogOf(sum) * (x / (sum - one)));
    }
}
