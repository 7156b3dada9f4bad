using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

#pragma warning disable CA1000 // The static members are those of the interface, and are called through a type parameter.

namespace SymbolicBackprop.CompilerServices;

// Made by registers.py.

/// <summary>Registers of 128 bits: those that every machine has.</summary>
/// <typeparam name="T">The number: <c>double</c> or <c>float</c>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Lanes128<T> : ILanes<Lanes128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Set by initializers and not by a constructor, which would be one more call for the just-in-time compiler to inline in each operation.
    private Vector128<T> _value;

    /// <inheritdoc />
    public static int Count => Vector128<T>.Count;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Load(ReadOnlySpan<T> source, int index) => new() { _value = Vector128.Create(source.Slice(index, Vector128<T>.Count)) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128<T> value, Span<T> destination, int index) => value._value.CopyTo(destination.Slice(index, Vector128<T>.Count));

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes128<T>(T value)
    {
        var every = Vector128.Create(value);
        return new() { _value = every };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Constant(double value)
    {
        var every = typeof(T) == typeof(double) ? Vector128.Create(value).As<double, T>() : Vector128.Create((float)value).As<float, T>();
        return new() { _value = every };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Mask(bool value)
    {
        var every = value ? Vector128<T>.AllBitsSet : Vector128<T>.Zero;
        return new() { _value = every };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator +(Lanes128<T> left, Lanes128<T> right) => new() { _value = left._value + right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> left, Lanes128<T> right) => new() { _value = left._value - right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator *(Lanes128<T> left, Lanes128<T> right) => new() { _value = left._value * right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator /(Lanes128<T> left, Lanes128<T> right) => new() { _value = left._value / right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> value) => new() { _value = -value._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator <(Lanes128<T> left, Lanes128<T> right) => new() { _value = Vector128.LessThan(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator <=(Lanes128<T> left, Lanes128<T> right) => new() { _value = Vector128.LessThanOrEqual(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator >(Lanes128<T> left, Lanes128<T> right) => new() { _value = Vector128.GreaterThan(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator >=(Lanes128<T> left, Lanes128<T> right) => new() { _value = Vector128.GreaterThanOrEqual(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Equal(Lanes128<T> left, Lanes128<T> right) => new() { _value = Vector128.Equals(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator &(Lanes128<T> left, Lanes128<T> right) => new() { _value = left._value & right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator |(Lanes128<T> left, Lanes128<T> right) => new() { _value = left._value | right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator ^(Lanes128<T> left, Lanes128<T> right) => new() { _value = left._value ^ right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator ~(Lanes128<T> value) => new() { _value = ~value._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Select(Lanes128<T> mask, Lanes128<T> whenTrue, Lanes128<T> whenFalse) => new() { _value = Vector128.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lanes128<T> mask) => Vector128.ExtractMostSignificantBits(mask._value) != 0;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Sqrt(Lanes128<T> x) => new() { _value = Vector128.Sqrt(x._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Abs(Lanes128<T> x) => new() { _value = Vector128.Abs(x._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Max(Lanes128<T> left, Lanes128<T> right) => new() { _value = Vector128.Max(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Min(Lanes128<T> left, Lanes128<T> right) => new() { _value = Vector128.Min(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> AtMost(Lanes128<T> x, Lanes128<T> high) => new() { _value = Vector128.MinNative(high._value, x._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Limit(Lanes128<T> x, Lanes128<T> low, Lanes128<T> high) => new() { _value = Vector128.MinNative(high._value, Vector128.MaxNative(low._value, x._value)) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Floor(Lanes128<T> x) => typeof(T) == typeof(double)
        ? new() { _value = Vector128.Floor(x._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector128.Floor(x._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Ceiling(Lanes128<T> x) => typeof(T) == typeof(double)
        ? new() { _value = Vector128.Ceiling(x._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector128.Ceiling(x._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Truncate(Lanes128<T> x) => typeof(T) == typeof(double)
        ? new() { _value = Vector128.Truncate(x._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector128.Truncate(x._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Round(Lanes128<T> x) => typeof(T) == typeof(double)
        ? new() { _value = Vector128.Round(x._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector128.Round(x._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> FusedMultiplyAdd(Lanes128<T> a, Lanes128<T> b, Lanes128<T> c) => typeof(T) == typeof(double)
        ? new() { _value = Vector128.FusedMultiplyAdd(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector128.FusedMultiplyAdd(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> CopySign(Lanes128<T> magnitude, Lanes128<T> sign) => new() { _value = Vector128.CopySign(magnitude._value, sign._value) };

    /// <inheritdoc />
    // The low bits of n plus 1.5·2^(fraction bits) are n as an integer: with the bias, moved into the exponent.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> PowerOfTwo(Lanes128<T> n) => typeof(T) == typeof(double)
        ? new() { _value = Vector128.ShiftLeft((n._value.AsDouble() + Vector128.Create(6755399441055744.0 + 1023)).AsInt64(), 52).As<long, T>() }
        : new() { _value = Vector128.ShiftLeft((n._value.AsSingle() + Vector128.Create(12582912.0f + 127)).AsInt32(), 23).As<int, T>() };

    /// <inheritdoc />
    // Half a unit more in the significand carries into the exponent from 1½ on; that as the low bits of 2^(fraction bits), which is taken away again.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> ExponentOf(Lanes128<T> x) => typeof(T) == typeof(double)
        ? new() { _value = ((Vector128.ShiftRightLogical(x._value.AsInt64() + Vector128.Create(1L << 51), 52) | Vector128.Create(4503599627370496.0).AsInt64()).AsDouble() - Vector128.Create(4503599627370496.0 + 1023)).As<double, T>() }
        : new() { _value = ((Vector128.ShiftRightLogical(x._value.AsInt32() + Vector128.Create(1 << 22), 23) | Vector128.Create(8388608.0f).AsInt32()).AsSingle() - Vector128.Create(8388608.0f + 127)).As<float, T>() };

    /// <inheritdoc />
    // Less as many units of the exponent as the power of two has.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> SignificandOf(Lanes128<T> x) => typeof(T) == typeof(double)
        ? new() { _value = (x._value.AsInt64() - ((x._value.AsInt64() + Vector128.Create(1L << 51)) & Vector128.Create(0x7FF0_0000_0000_0000L)) + Vector128.Create(1.0).AsInt64()).As<long, T>() }
        : new() { _value = (x._value.AsInt32() - ((x._value.AsInt32() + Vector128.Create(1 << 22)) & Vector128.Create(0x7F80_0000)) + Vector128.Create(1.0f).AsInt32()).As<int, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining), SkipLocalsInit]
    public static Lanes128<T> Call<TKernel>(Lanes128<T> x)
        where TKernel : struct, ILaneKernel
    {
        var value = x._value;
        Replace<TKernel>(ref value);
        return new() { _value = value };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining), SkipLocalsInit]
    public static Lanes128<T> Call<TKernel>(Lanes128<T> x, Lanes128<T> y)
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
    private static void Replace<TKernel>(ref Vector128<T> x)
        where TKernel : struct, ILaneKernel
    {
        StackAlignment.Observe(ref x);
        var result = TKernel.Of<Lanes128<T>, T>(new() { _value = x });
        x = result._value;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Replace<TKernel>(ref Vector128<T> x, ref Vector128<T> y)
        where TKernel : struct, IBinaryLaneKernel
    {
        StackAlignment.Observe(ref x);
        var result = TKernel.Of<Lanes128<T>, T>(new() { _value = x }, new() { _value = y });
        x = result._value;
    }
}
