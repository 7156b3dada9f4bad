using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

#pragma warning disable CA1000 // The static members are those of the interface, and are called through a type parameter.

namespace SymbolicBackprop.CompilerServices;

// Made by registers.py.

/// <summary>Registers of 512 bits: AVX-512.</summary>
/// <typeparam name="T">The number: <c>double</c> or <c>float</c>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Lanes512<T> : ILanes<Lanes512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Set by initializers and not by a constructor, which would be one more call for the just-in-time compiler to inline in each operation.
    private Vector512<T> _value;

    /// <inheritdoc />
    public static int Count => Vector512<T>.Count;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Load(ReadOnlySpan<T> source, int index) => new() { _value = Vector512.Create(source.Slice(index, Vector512<T>.Count)) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512<T> value, Span<T> destination, int index) => value._value.CopyTo(destination.Slice(index, Vector512<T>.Count));

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes512<T>(T value)
    {
        var every = Vector512.Create(value);
        return new() { _value = every };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Constant(double value)
    {
        var every = typeof(T) == typeof(double) ? Vector512.Create(value).As<double, T>() : Vector512.Create((float)value).As<float, T>();
        return new() { _value = every };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Mask(bool value)
    {
        var every = value ? Vector512<T>.AllBitsSet : Vector512<T>.Zero;
        return new() { _value = every };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator +(Lanes512<T> left, Lanes512<T> right) => new() { _value = left._value + right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator -(Lanes512<T> left, Lanes512<T> right) => new() { _value = left._value - right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator *(Lanes512<T> left, Lanes512<T> right) => new() { _value = left._value * right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator /(Lanes512<T> left, Lanes512<T> right) => new() { _value = left._value / right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator -(Lanes512<T> value) => new() { _value = -value._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator <(Lanes512<T> left, Lanes512<T> right) => new() { _value = Vector512.LessThan(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator <=(Lanes512<T> left, Lanes512<T> right) => new() { _value = Vector512.LessThanOrEqual(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator >(Lanes512<T> left, Lanes512<T> right) => new() { _value = Vector512.GreaterThan(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator >=(Lanes512<T> left, Lanes512<T> right) => new() { _value = Vector512.GreaterThanOrEqual(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Equal(Lanes512<T> left, Lanes512<T> right) => new() { _value = Vector512.Equals(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator &(Lanes512<T> left, Lanes512<T> right) => new() { _value = left._value & right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator |(Lanes512<T> left, Lanes512<T> right) => new() { _value = left._value | right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator ^(Lanes512<T> left, Lanes512<T> right) => new() { _value = left._value ^ right._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator ~(Lanes512<T> value) => new() { _value = ~value._value };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Select(Lanes512<T> mask, Lanes512<T> whenTrue, Lanes512<T> whenFalse) => new() { _value = Vector512.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lanes512<T> mask) => Vector512.ExtractMostSignificantBits(mask._value) != 0;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Sqrt(Lanes512<T> x) => new() { _value = Vector512.Sqrt(x._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Abs(Lanes512<T> x) => new() { _value = Vector512.Abs(x._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Max(Lanes512<T> left, Lanes512<T> right) => new() { _value = Vector512.Max(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Min(Lanes512<T> left, Lanes512<T> right) => new() { _value = Vector512.Min(left._value, right._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> AtMost(Lanes512<T> x, Lanes512<T> high) => new() { _value = Vector512.MinNative(high._value, x._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Limit(Lanes512<T> x, Lanes512<T> low, Lanes512<T> high) => new() { _value = Vector512.MinNative(high._value, Vector512.MaxNative(low._value, x._value)) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Floor(Lanes512<T> x) => typeof(T) == typeof(double)
        ? new() { _value = Vector512.Floor(x._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector512.Floor(x._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Ceiling(Lanes512<T> x) => typeof(T) == typeof(double)
        ? new() { _value = Vector512.Ceiling(x._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector512.Ceiling(x._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Truncate(Lanes512<T> x) => typeof(T) == typeof(double)
        ? new() { _value = Vector512.Truncate(x._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector512.Truncate(x._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Round(Lanes512<T> x) => typeof(T) == typeof(double)
        ? new() { _value = Vector512.Round(x._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector512.Round(x._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> FusedMultiplyAdd(Lanes512<T> a, Lanes512<T> b, Lanes512<T> c) => typeof(T) == typeof(double)
        ? new() { _value = Vector512.FusedMultiplyAdd(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>() }
        : new() { _value = Vector512.FusedMultiplyAdd(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> CopySign(Lanes512<T> magnitude, Lanes512<T> sign) => new() { _value = Vector512.CopySign(magnitude._value, sign._value) };

    /// <inheritdoc />
    // The low bits of n plus 1.5·2^(fraction bits) are n as an integer: with the bias, moved into the exponent.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> PowerOfTwo(Lanes512<T> n) => typeof(T) == typeof(double)
        ? new() { _value = Vector512.ShiftLeft((n._value.AsDouble() + Vector512.Create(6755399441055744.0 + 1023)).AsInt64(), 52).As<long, T>() }
        : new() { _value = Vector512.ShiftLeft((n._value.AsSingle() + Vector512.Create(12582912.0f + 127)).AsInt32(), 23).As<int, T>() };

    /// <inheritdoc />
    // Half a unit more in the significand carries into the exponent from 1½ on; that as the low bits of 2^(fraction bits), which is taken away again.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> ExponentOf(Lanes512<T> x) => typeof(T) == typeof(double)
        ? new() { _value = ((Vector512.ShiftRightLogical(x._value.AsInt64() + Vector512.Create(1L << 51), 52) | Vector512.Create(4503599627370496.0).AsInt64()).AsDouble() - Vector512.Create(4503599627370496.0 + 1023)).As<double, T>() }
        : new() { _value = ((Vector512.ShiftRightLogical(x._value.AsInt32() + Vector512.Create(1 << 22), 23) | Vector512.Create(8388608.0f).AsInt32()).AsSingle() - Vector512.Create(8388608.0f + 127)).As<float, T>() };

    /// <inheritdoc />
    // Less as many units of the exponent as the power of two has.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> SignificandOf(Lanes512<T> x) => typeof(T) == typeof(double)
        ? new() { _value = (x._value.AsInt64() - ((x._value.AsInt64() + Vector512.Create(1L << 51)) & Vector512.Create(0x7FF0_0000_0000_0000L)) + Vector512.Create(1.0).AsInt64()).As<long, T>() }
        : new() { _value = (x._value.AsInt32() - ((x._value.AsInt32() + Vector512.Create(1 << 22)) & Vector512.Create(0x7F80_0000)) + Vector512.Create(1.0f).AsInt32()).As<int, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Scale(Lanes512<T> x, Lanes512<T> n) => !Avx512F.IsSupported ? LaneScaling<Lanes512<T>, T>.Scale(x, n)
        : typeof(T) == typeof(double) ? new() { _value = Avx512F.Scale(x._value.AsDouble(), n._value.AsDouble()).As<double, T>() }
        : new() { _value = Avx512F.Scale(x._value.AsSingle(), n._value.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining), SkipLocalsInit]
    public static Lanes512<T> Call<TKernel>(Lanes512<T> x)
        where TKernel : struct, ILaneKernel
    {
        var value = x._value;
        Replace<TKernel>(ref value);
        return new() { _value = value };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining), SkipLocalsInit]
    public static Lanes512<T> Call<TKernel>(Lanes512<T> x, Lanes512<T> y)
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
    private static void Replace<TKernel>(ref Vector512<T> x)
        where TKernel : struct, ILaneKernel
    {
        StackAlignment.Observe(ref x);
        var result = TKernel.Of<Lanes512<T>, T>(new() { _value = x });
        x = result._value;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Replace<TKernel>(ref Vector512<T> x, ref Vector512<T> y)
        where TKernel : struct, IBinaryLaneKernel
    {
        StackAlignment.Observe(ref x);
        var result = TKernel.Of<Lanes512<T>, T>(new() { _value = x }, new() { _value = y });
        x = result._value;
    }
}
