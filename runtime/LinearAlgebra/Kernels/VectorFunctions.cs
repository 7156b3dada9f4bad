using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>A function of one number, for each lane of a register independently of the others.</summary>
internal interface IVectorFunction<T>
{
    static abstract Vector<T> Of(Vector<T> x);
}

/// <summary>Applies a function of registers to whole blocks.</summary>
internal readonly struct VectorOperator<T, TFunction> : IUnaryOperator<T>
    where T : unmanaged
    where TFunction : IVectorFunction<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        var from = MemoryMarshal.Cast<T, Vector<T>>(x);
        var to = MemoryMarshal.Cast<T, Vector<T>>(y);
        for (var i = 0; i < from.Length; i++) to[i] = TFunction.Of(from[i]);
    }
}

internal readonly struct ExpFunction<T> : IVectorFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of(Vector<T> x) => Exponential.Exp(x);
}

internal readonly struct Exp2Function<T> : IVectorFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of(Vector<T> x) => Exponential.Exp2(x);
}

internal readonly struct ExpM1Function<T> : IVectorFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of(Vector<T> x) => Exponential.ExpM1(x);
}

/// <summary>1 / (1 + e⁻ˣ), for negative x as eˣ / (1 + eˣ): the power is never greater than 1.</summary>
internal readonly struct SigmoidFunction<T> : IVectorFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of(Vector<T> x)
    {
        var power = Exponential.Exp(-Vector.Abs(x));
        var numerator = Vector.ConditionalSelect(Vector.LessThan(x, Vector<T>.Zero), power, Vector<T>.One);
        return numerator / (Vector<T>.One + power);
    }
}

/// <summary>−t / (2 + t) with t = e^−2|x| − 1, and the sign of x.</summary>
internal readonly struct TanhFunction<T> : IVectorFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of(Vector<T> x)
    {
        var magnitude = Vector.Abs(x);
        var t = Exponential.ExpM1NotLarge(-(magnitude + magnitude));
        return Vector.CopySign(t / (t + Vector<T>.One + Vector<T>.One), x);
    }
}

/// <summary>
/// ln(1 + x) without the loss of a small x in the sum (W. Kahan): with u = 1 + x as rounded, ln(u)·x / (u − 1),
/// in which the errors of u cancel; x itself where u is 1.
/// </summary>
internal readonly struct LogP1Function<T> : IVectorFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of(Vector<T> x)
    {
        var sum = Vector<T>.One + x;
        var difference = sum - Vector<T>.One;
        var logarithm = typeof(T) == typeof(float)
            ? Vector.As<float, T>(Vector.Log(Vector.As<T, float>(sum)))
            : Vector.As<double, T>(Vector.Log(Vector.As<T, double>(sum)));
        var isFinite = Vector.Equals(logarithm - logarithm, Vector<T>.Zero);
        var result = Vector.ConditionalSelect(isFinite, logarithm * (x / difference), logarithm);
        return Vector.ConditionalSelect(Vector.Equals(difference, Vector<T>.Zero), x, result);
    }
}

/// <summary>ln(1 + eˣ) as max(x, 0) + ln(1 + e^−|x|): the power neither overflows nor is it lost beside 1.</summary>
internal readonly struct SoftplusFunction<T> : IVectorFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of(Vector<T> x) =>
        Vector.Max(x, Vector<T>.Zero) + LogP1Function<T>.Of(Exponential.Exp(-Vector.Abs(x)));
}
