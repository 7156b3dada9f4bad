using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

#pragma warning disable CA1000 // The static members are those of the interface, and are called through a type parameter.

namespace SymbolicBackprop.CompilerServices;

// Made by registers.py.

/// <summary>Registers of 256 bits: AVX2.</summary>
/// <typeparam name="T">The number: <c>double</c> or <c>float</c>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Lanes256<T> : ILanes<Lanes256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Set by initializers and not by a constructor, which would be one more call for the just-in-time compiler to inline in each operation.
    private Vector256<T> _value;

    /// <inheritdoc />
    public static int Count => Vector256<T>.Count;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Load(ReadOnlySpan<T> source, int index) => new() { _value = Vector256.Create(source.Slice(index, Vector256<T>.Count)) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256<T> value, Span<T> destination, int index) => value._value.CopyTo(destination.Slice(index, Vector256<T>.Count));

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes256<T>(T value)
    {
        var every = Vector256.Create(value);
        return new() { _value = every };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Constant(double value)
    {
        var every = typeof(T) == typeof(double) ? Vector256.Create(value).As<double, T>() : Vector256.Create((float)value).As<float, T>();
        return new() { _value = every };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Mask(bool value)
    {
        var every = value ? Vector256<T>.AllBitsSet : Vector256<T>.Zero;
        return new() { _value = every };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator +(Lanes256<T> left, Lanes256<T> right) => new() { _value = left._value + right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> left, Lanes256<T> right) => new() { _value = left._value - right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator *(Lanes256<T> left, Lanes256<T> right) => new() { _value = left._value * right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator /(Lanes256<T> left, Lanes256<T> right) => new() { _value = left._value / right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> value) => new() { _value = -value._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator <(Lanes256<T> left, Lanes256<T> right) => new() { _value = Vector256.LessThan(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator <=(Lanes256<T> left, Lanes256<T> right) => new() { _value = Vector256.LessThanOrEqual(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator >(Lanes256<T> left, Lanes256<T> right) => new() { _value = Vector256.GreaterThan(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator >=(Lanes256<T> left, Lanes256<T> right) => new() { _value = Vector256.GreaterThanOrEqual(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Equal(Lanes256<T> left, Lanes256<T> right) => new() { _value = Vector256.Equals(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator &(Lanes256<T> left, Lanes256<T> right) => new() { _value = left._value & right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator |(Lanes256<T> left, Lanes256<T> right) => new() { _value = left._value | right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator ^(Lanes256<T> left, Lanes256<T> right) => new() { _value = left._value ^ right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator ~(Lanes256<T> value) => new() { _value = ~value._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Select(Lanes256<T> mask, Lanes256<T> whenTrue, Lanes256<T> whenFalse) => new() { _value = Vector256.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lanes256<T> mask) => Vector256.ExtractMostSignificantBits(mask._value) != 0;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Sqrt(Lanes256<T> x) => new() { _value = Vector256.Sqrt(x._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Abs(Lanes256<T> x) => new() { _value = Vector256.Abs(x._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Max(Lanes256<T> left, Lanes256<T> right) => new() { _value = Vector256.Max(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Min(Lanes256<T> left, Lanes256<T> right) => new() { _value = Vector256.Min(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> AtMost(Lanes256<T> x, Lanes256<T> high) => new() { _value = Vector256.MinNative(high._value, x._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Limit(Lanes256<T> x, Lanes256<T> low, Lanes256<T> high) => new() { _value = Vector256.MinNative(high._value, Vector256.MaxNative(low._value, x._value)) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Floor(Lanes256<T> x) => typeof(T) == typeof(double)
        ? new() { _value = Vector256.Floor(x._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector256.Floor(x._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Ceiling(Lanes256<T> x) => typeof(T) == typeof(double)
        ? new() { _value = Vector256.Ceiling(x._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector256.Ceiling(x._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Truncate(Lanes256<T> x) => typeof(T) == typeof(double)
        ? new() { _value = Vector256.Truncate(x._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector256.Truncate(x._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Round(Lanes256<T> x) => typeof(T) == typeof(double)
        ? new() { _value = Vector256.Round(x._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector256.Round(x._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> FusedMultiplyAdd(Lanes256<T> a, Lanes256<T> b, Lanes256<T> c) => typeof(T) == typeof(double)
        ? new() { _value = Vector256.FusedMultiplyAdd(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector256.FusedMultiplyAdd(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> CopySign(Lanes256<T> magnitude, Lanes256<T> sign) => new() { _value = Vector256.CopySign(magnitude._value, sign._value) };

    /// <inheritdoc />
    // The low bits of n plus 1.5·2^(fraction bits) are n as an integer: with the bias, moved into the exponent.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> PowerOfTwo(Lanes256<T> n) => typeof(T) == typeof(double)
        ? new() { _value = Vector256.ShiftLeft((n._value.AsDouble() + Vector256.Create(6755399441055744.0 + 1023)).AsInt64(), 52).As<long, T>() }
        : new() { _value = Vector256.ShiftLeft((n._value.AsSingle() + Vector256.Create(12582912.0f + 127)).AsInt32(), 23).As<int, T>() };

    /// <inheritdoc />
    // Half a unit more in the significand carries into the exponent from 1½ on; that as the low bits of 2^(fraction bits), which is taken away again.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> ExponentOf(Lanes256<T> x) => typeof(T) == typeof(double)
        ? new() { _value = ((Vector256.ShiftRightLogical(x._value.AsInt64() + Vector256.Create(1L << 51), 52) | Vector256.Create(4503599627370496.0).AsInt64()).AsDouble() - Vector256.Create(4503599627370496.0 + 1023)).As<double, T>() }
        : new() { _value = ((Vector256.ShiftRightLogical(x._value.AsInt32() + Vector256.Create(1 << 22), 23) | Vector256.Create(8388608.0f).AsInt32()).AsSingle() - Vector256.Create(8388608.0f + 127)).As<float, T>() };

    /// <inheritdoc />
    // Less as many units of the exponent as the power of two has.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> SignificandOf(Lanes256<T> x) => typeof(T) == typeof(double)
        ? new() { _value = (x._value.AsInt64() - ((x._value.AsInt64() + Vector256.Create(1L << 51)) & Vector256.Create(0x7FF0_0000_0000_0000L)) + Vector256.Create(1.0).AsInt64()).As<long, T>() }
        : new() { _value = (x._value.AsInt32() - ((x._value.AsInt32() + Vector256.Create(1 << 22)) & Vector256.Create(0x7F80_0000)) + Vector256.Create(1.0f).AsInt32()).As<int, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining), SkipLocalsInit]
    public static Lanes256<T> Call<TKernel>(Lanes256<T> x)
        where TKernel : struct, ILaneKernel
    {
        var value = x._value;
        Replace<TKernel>(ref value);
        return new() { _value = value };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining), SkipLocalsInit]
    public static Lanes256<T> Call<TKernel>(Lanes256<T> x, Lanes256<T> y)
        where TKernel : struct, IBinaryLaneKernel
    {
        var value = x._value;
        var other = y._value;
        Replace<TKernel>(ref value, ref other);
        return new() { _value = value };
    }

    // What is called works on registers and not on the structs around them, which would be copied in pieces: to read a whole one behind
    // that waits for all of them. It finds them where the caller keeps all that it needs behind the call, so that one place of the stack
    // suits them all.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Replace<TKernel>(ref Vector256<T> x)
        where TKernel : struct, ILaneKernel
    {
        StackAlignment.Observe(ref x);
        var result = TKernel.Of<Lanes256<T>, T>(new() { _value = x });
        x = result._value;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Replace<TKernel>(ref Vector256<T> x, ref Vector256<T> y)
        where TKernel : struct, IBinaryLaneKernel
    {
        StackAlignment.Observe(ref x);
        var result = TKernel.Of<Lanes256<T>, T>(new() { _value = x }, new() { _value = y });
        x = result._value;
    }
}
