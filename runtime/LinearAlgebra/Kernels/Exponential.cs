using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>
/// eˣ, 2ˣ and eˣ − 1 for registers of numbers. The lanes are independent of each other
/// (the library's turn to other code where one lane is special, and then all of them have other bits) and within two units in the last place.
/// As usual: x = n·ln 2 + r with |r| ≤ ½·ln 2, the ln 2 in two parts, so that n times the first is exact;
/// eʳ − 1 by its Taylor series, which at this length is exact to the last bit; then 2ⁿ through the exponent.
/// </summary>
internal static class Exponential
{
    // Where the results have long been 0 or ∞: arguments beyond are moved here, so that n stays a small integer.
    private const float MinSingle = -110;
    private const float MaxSingle = 90;
    private const double MinDouble = -750;
    private const double MaxDouble = 712;

    // From here on 1 is below half a unit in the last place of eˣ.
    private const double OneIsLost = 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Exp<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var limited = typeof(T) == typeof(float) ? Limit(x, MinSingle, MaxSingle) : Limit(x, MinDouble, MaxDouble);
        var n = RoundToInteger(limited * Constant<T>(1.4426950408889634));
        return KeepNaN(x, Scale(TaylorExpM1(Remainder(limited, n)) + Vector<T>.One, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Exp2<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var limited = typeof(T) == typeof(float) ? Limit(x, -155, 130) : Limit(x, -1080, 1026);
        var n = RoundToInteger(limited);
        return KeepNaN(x, Scale(TaylorExpM1((limited - n) * Constant<T>(0.6931471805599453)) + Vector<T>.One, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ExpM1<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Constant<T>(OneIsLost)), Exp(x), ExpM1NotLarge(x));

    /// <summary>eˣ − 1 where x is at most 40.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ExpM1NotLarge<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var limited = Limit(x, -OneIsLost - 10, OneIsLost + 1);
        var n = RoundToInteger(limited * Constant<T>(1.4426950408889634));
        var power = PowerOfTwo(n);
        var result = MultiplyAdd(power, TaylorExpM1(Remainder(limited, n)), power - Vector<T>.One);

        // Keeps the sign of zero.
        return Vector.ConditionalSelect(Vector.Equals(x, Vector<T>.Zero), x, KeepNaN(x, result));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Constant<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Vector.As<float, T>(new((float)value)) : Vector.As<double, T>(new(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> MultiplyAdd<T>(Vector<T> a, Vector<T> b, Vector<T> c) => typeof(T) == typeof(float)
        ? Vector.As<float, T>(Vector.MultiplyAddEstimate(Vector.As<T, float>(a), Vector.As<T, float>(b), Vector.As<T, float>(c)))
        : Vector.As<double, T>(Vector.MultiplyAddEstimate(Vector.As<T, double>(a), Vector.As<T, double>(b), Vector.As<T, double>(c)));

    // Adding and subtracting 1.5·2^(fraction bits) rounds to the nearest integer.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Rounder<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Constant<T>(typeof(T) == typeof(float) ? 12582912.0 : 6755399441055744.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> RoundToInteger<T>(Vector<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x + Rounder<T>() - Rounder<T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Limit<T>(Vector<T> x, double low, double high)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Vector.Min(Vector.Max(x, Constant<T>(low)), Constant<T>(high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> KeepNaN<T>(Vector<T> x, Vector<T> result) => Vector.ConditionalSelect(Vector.Equals(x, x), result, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Remainder<T>(Vector<T> x, Vector<T> n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(float)
        ? MultiplyAdd(n, Constant<T>(2.12194440e-4), MultiplyAdd(n, Constant<T>(-0.693359375), x))
        : MultiplyAdd(n, Constant<T>(-1.90821492927058770002e-10), MultiplyAdd(n, Constant<T>(-6.93147180369123816490e-01), x));

    /// <summary>r + r²·(1/2! + r/3! + …).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> TaylorExpM1<T>(Vector<T> r)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = Constant<T>(1.0 / 40320);
        if (typeof(T) == typeof(double))
        {
            sum = Constant<T>(1.0 / 6227020800);
            sum = MultiplyAdd(sum, r, Constant<T>(1.0 / 479001600));
            sum = MultiplyAdd(sum, r, Constant<T>(1.0 / 39916800));
            sum = MultiplyAdd(sum, r, Constant<T>(1.0 / 3628800));
            sum = MultiplyAdd(sum, r, Constant<T>(1.0 / 362880));
            sum = MultiplyAdd(sum, r, Constant<T>(1.0 / 40320));
        }

        sum = MultiplyAdd(sum, r, Constant<T>(1.0 / 5040));
        sum = MultiplyAdd(sum, r, Constant<T>(1.0 / 720));
        sum = MultiplyAdd(sum, r, Constant<T>(1.0 / 120));
        sum = MultiplyAdd(sum, r, Constant<T>(1.0 / 24));
        sum = MultiplyAdd(sum, r, Constant<T>(1.0 / 6));
        sum = MultiplyAdd(sum, r, Constant<T>(0.5));
        return MultiplyAdd(r * r, sum, r);
    }

    /// <summary>x·2ⁿ, in two steps, because 2ⁿ alone may be beyond the largest or below the smallest number although the product is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Scale<T>(Vector<T> x, Vector<T> n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var half = RoundToInteger(n * Constant<T>(0.5));
        return x * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    // The low bits of n plus the rounder are n as an integer: with the bias, moved into the exponent.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> PowerOfTwo<T>(Vector<T> n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(float)
        ? Vector.As<int, T>(Vector.ShiftLeft(Vector.As<T, int>(n + Constant<T>(12582912.0 + 127)), 23))
        : Vector.As<long, T>(Vector.ShiftLeft(Vector.As<T, long>(n + Constant<T>(6755399441055744.0 + 1023)), 52));
}
