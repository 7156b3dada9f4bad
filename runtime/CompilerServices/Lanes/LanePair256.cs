using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

#pragma warning disable CA1000 // The static members are those of the interface, and are called through a type parameter.

namespace SymbolicBackprop.CompilerServices;

// Made by registers.py.

/// <summary>
/// Pairs of registers of 256 bits that go through the same operations side by side. An operation takes its time after the one before
/// it, and a register by itself waits for that; what is done with the other one meanwhile costs nothing.
/// </summary>
/// <typeparam name="T">The number: <c>double</c> or <c>float</c>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LanePair256<T> : ILanes<LanePair256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Set by initializers and not by a constructor, which would be one more call for the just-in-time compiler to inline in each operation.
    private Vector256<T> _first;
    private Vector256<T> _second;

    /// <inheritdoc />
    public static int Count => 2 * Vector256<T>.Count;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Load(ReadOnlySpan<T> source, int index) => new() { _first = Vector256.Create(source.Slice(index, Vector256<T>.Count)), _second = Vector256.Create(source.Slice(index + Vector256<T>.Count, Vector256<T>.Count)) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LanePair256<T> value, Span<T> destination, int index)
    {
        value._first.CopyTo(destination.Slice(index, Vector256<T>.Count));
        value._second.CopyTo(destination.Slice(index + Vector256<T>.Count, Vector256<T>.Count));
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator LanePair256<T>(T value)
    {
        var every = Vector256.Create(value);
        return new() { _first = every, _second = every };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Constant(double value)
    {
        var every = typeof(T) == typeof(double) ? Vector256.Create(value).As<double, T>() : Vector256.Create((float)value).As<float, T>();
        return new() { _first = every, _second = every };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Mask(bool value)
    {
        var every = value ? Vector256<T>.AllBitsSet : Vector256<T>.Zero;
        return new() { _first = every, _second = every };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> operator +(LanePair256<T> left, LanePair256<T> right) => new() { _first = left._first + right._first, _second = left._second + right._second };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> operator -(LanePair256<T> left, LanePair256<T> right) => new() { _first = left._first - right._first, _second = left._second - right._second };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> operator *(LanePair256<T> left, LanePair256<T> right) => new() { _first = left._first * right._first, _second = left._second * right._second };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> operator /(LanePair256<T> left, LanePair256<T> right) => new() { _first = left._first / right._first, _second = left._second / right._second };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> operator -(LanePair256<T> value) => new() { _first = -value._first, _second = -value._second };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> operator <(LanePair256<T> left, LanePair256<T> right) => new() { _first = Vector256.LessThan(left._first, right._first), _second = Vector256.LessThan(left._second, right._second) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> operator <=(LanePair256<T> left, LanePair256<T> right) => new() { _first = Vector256.LessThanOrEqual(left._first, right._first), _second = Vector256.LessThanOrEqual(left._second, right._second) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> operator >(LanePair256<T> left, LanePair256<T> right) => new() { _first = Vector256.GreaterThan(left._first, right._first), _second = Vector256.GreaterThan(left._second, right._second) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> operator >=(LanePair256<T> left, LanePair256<T> right) => new() { _first = Vector256.GreaterThanOrEqual(left._first, right._first), _second = Vector256.GreaterThanOrEqual(left._second, right._second) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Equal(LanePair256<T> left, LanePair256<T> right) => new() { _first = Vector256.Equals(left._first, right._first), _second = Vector256.Equals(left._second, right._second) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> operator &(LanePair256<T> left, LanePair256<T> right) => new() { _first = left._first & right._first, _second = left._second & right._second };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> operator |(LanePair256<T> left, LanePair256<T> right) => new() { _first = left._first | right._first, _second = left._second | right._second };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> operator ^(LanePair256<T> left, LanePair256<T> right) => new() { _first = left._first ^ right._first, _second = left._second ^ right._second };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> operator ~(LanePair256<T> value) => new() { _first = ~value._first, _second = ~value._second };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Select(LanePair256<T> mask, LanePair256<T> whenTrue, LanePair256<T> whenFalse) => new() { _first = Vector256.ConditionalSelect(mask._first, whenTrue._first, whenFalse._first), _second = Vector256.ConditionalSelect(mask._second, whenTrue._second, whenFalse._second) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(LanePair256<T> mask) => Vector256.ExtractMostSignificantBits(mask._first | mask._second) != 0;

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Sqrt(LanePair256<T> x) => new() { _first = Vector256.Sqrt(x._first), _second = Vector256.Sqrt(x._second) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Abs(LanePair256<T> x) => new() { _first = Vector256.Abs(x._first), _second = Vector256.Abs(x._second) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Max(LanePair256<T> left, LanePair256<T> right) => new() { _first = Vector256.Max(left._first, right._first), _second = Vector256.Max(left._second, right._second) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Min(LanePair256<T> left, LanePair256<T> right) => new() { _first = Vector256.Min(left._first, right._first), _second = Vector256.Min(left._second, right._second) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> AtMost(LanePair256<T> x, LanePair256<T> high) => new() { _first = Vector256.MinNative(high._first, x._first), _second = Vector256.MinNative(high._second, x._second) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Limit(LanePair256<T> x, LanePair256<T> low, LanePair256<T> high) => new() { _first = Vector256.MinNative(high._first, Vector256.MaxNative(low._first, x._first)), _second = Vector256.MinNative(high._second, Vector256.MaxNative(low._second, x._second)) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Floor(LanePair256<T> x) => typeof(T) == typeof(double)
        ? new() { _first = Vector256.Floor(x._first.AsDouble()).As<double, T>(), _second = Vector256.Floor(x._second.AsDouble()).As<double, T>() }
        : new() { _first = Vector256.Floor(x._first.AsSingle()).As<float, T>(), _second = Vector256.Floor(x._second.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Ceiling(LanePair256<T> x) => typeof(T) == typeof(double)
        ? new() { _first = Vector256.Ceiling(x._first.AsDouble()).As<double, T>(), _second = Vector256.Ceiling(x._second.AsDouble()).As<double, T>() }
        : new() { _first = Vector256.Ceiling(x._first.AsSingle()).As<float, T>(), _second = Vector256.Ceiling(x._second.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Truncate(LanePair256<T> x) => typeof(T) == typeof(double)
        ? new() { _first = Vector256.Truncate(x._first.AsDouble()).As<double, T>(), _second = Vector256.Truncate(x._second.AsDouble()).As<double, T>() }
        : new() { _first = Vector256.Truncate(x._first.AsSingle()).As<float, T>(), _second = Vector256.Truncate(x._second.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> Round(LanePair256<T> x) => typeof(T) == typeof(double)
        ? new() { _first = Vector256.Round(x._first.AsDouble()).As<double, T>(), _second = Vector256.Round(x._second.AsDouble()).As<double, T>() }
        : new() { _first = Vector256.Round(x._first.AsSingle()).As<float, T>(), _second = Vector256.Round(x._second.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> FusedMultiplyAdd(LanePair256<T> a, LanePair256<T> b, LanePair256<T> c) => typeof(T) == typeof(double)
        ? new() { _first = Vector256.FusedMultiplyAdd(a._first.AsDouble(), b._first.AsDouble(), c._first.AsDouble()).As<double, T>(), _second = Vector256.FusedMultiplyAdd(a._second.AsDouble(), b._second.AsDouble(), c._second.AsDouble()).As<double, T>() }
        : new() { _first = Vector256.FusedMultiplyAdd(a._first.AsSingle(), b._first.AsSingle(), c._first.AsSingle()).As<float, T>(), _second = Vector256.FusedMultiplyAdd(a._second.AsSingle(), b._second.AsSingle(), c._second.AsSingle()).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> CopySign(LanePair256<T> magnitude, LanePair256<T> sign) => new() { _first = Vector256.CopySign(magnitude._first, sign._first), _second = Vector256.CopySign(magnitude._second, sign._second) };

    /// <inheritdoc />
    // The low bits of n plus 1.5·2^(fraction bits) are n as an integer: with the bias, moved into the exponent.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> PowerOfTwo(LanePair256<T> n) => typeof(T) == typeof(double)
        ? new() { _first = Vector256.ShiftLeft((n._first.AsDouble() + Vector256.Create(6755399441055744.0 + 1023)).AsInt64(), 52).As<long, T>(), _second = Vector256.ShiftLeft((n._second.AsDouble() + Vector256.Create(6755399441055744.0 + 1023)).AsInt64(), 52).As<long, T>() }
        : new() { _first = Vector256.ShiftLeft((n._first.AsSingle() + Vector256.Create(12582912.0f + 127)).AsInt32(), 23).As<int, T>(), _second = Vector256.ShiftLeft((n._second.AsSingle() + Vector256.Create(12582912.0f + 127)).AsInt32(), 23).As<int, T>() };

    /// <inheritdoc />
    // Half a unit more in the significand carries into the exponent from 1½ on; that as the low bits of 2^(fraction bits), which is taken away again.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> ExponentOf(LanePair256<T> x) => typeof(T) == typeof(double)
        ? new() { _first = ((Vector256.ShiftRightLogical(x._first.AsInt64() + Vector256.Create(1L << 51), 52) | Vector256.Create(4503599627370496.0).AsInt64()).AsDouble() - Vector256.Create(4503599627370496.0 + 1023)).As<double, T>(), _second = ((Vector256.ShiftRightLogical(x._second.AsInt64() + Vector256.Create(1L << 51), 52) | Vector256.Create(4503599627370496.0).AsInt64()).AsDouble() - Vector256.Create(4503599627370496.0 + 1023)).As<double, T>() }
        : new() { _first = ((Vector256.ShiftRightLogical(x._first.AsInt32() + Vector256.Create(1 << 22), 23) | Vector256.Create(8388608.0f).AsInt32()).AsSingle() - Vector256.Create(8388608.0f + 127)).As<float, T>(), _second = ((Vector256.ShiftRightLogical(x._second.AsInt32() + Vector256.Create(1 << 22), 23) | Vector256.Create(8388608.0f).AsInt32()).AsSingle() - Vector256.Create(8388608.0f + 127)).As<float, T>() };

    /// <inheritdoc />
    // Less as many units of the exponent as the power of two has.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanePair256<T> SignificandOf(LanePair256<T> x) => typeof(T) == typeof(double)
        ? new() { _first = (x._first.AsInt64() - ((x._first.AsInt64() + Vector256.Create(1L << 51)) & Vector256.Create(0x7FF0_0000_0000_0000L)) + Vector256.Create(1.0).AsInt64()).As<long, T>(), _second = (x._second.AsInt64() - ((x._second.AsInt64() + Vector256.Create(1L << 51)) & Vector256.Create(0x7FF0_0000_0000_0000L)) + Vector256.Create(1.0).AsInt64()).As<long, T>() }
        : new() { _first = (x._first.AsInt32() - ((x._first.AsInt32() + Vector256.Create(1 << 22)) & Vector256.Create(0x7F80_0000)) + Vector256.Create(1.0f).AsInt32()).As<int, T>(), _second = (x._second.AsInt32() - ((x._second.AsInt32() + Vector256.Create(1 << 22)) & Vector256.Create(0x7F80_0000)) + Vector256.Create(1.0f).AsInt32()).As<int, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining), SkipLocalsInit]
    public static LanePair256<T> Call<TKernel>(LanePair256<T> x)
        where TKernel : struct, ILaneKernel
    {
        var xFirst = x._first;
        var xSecond = x._second;
        Replace<TKernel>(ref xFirst, ref xSecond);
        return new() { _first = xFirst, _second = xSecond };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining), SkipLocalsInit]
    public static LanePair256<T> Call<TKernel>(LanePair256<T> x, LanePair256<T> y)
        where TKernel : struct, IBinaryLaneKernel
    {
        var xFirst = x._first;
        var xSecond = x._second;
        var yFirst = y._first;
        var ySecond = y._second;
        Replace<TKernel>(ref xFirst, ref xSecond, ref yFirst, ref ySecond);
        return new() { _first = xFirst, _second = xSecond };
    }

    // What is called works on registers and not on the structs around them, which would be copied in pieces: to read a whole one behind
    // that waits for all of them. It finds them where the caller keeps all that it needs behind the call, so that one place of the stack
    // suits them all.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Replace<TKernel>(ref Vector256<T> xFirst, ref Vector256<T> xSecond)
        where TKernel : struct, ILaneKernel
    {
        StackAlignment.Observe(ref xFirst);
        var result = TKernel.Of<LanePair256<T>, T>(new() { _first = xFirst, _second = xSecond });
        xFirst = result._first;
        xSecond = result._second;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Replace<TKernel>(ref Vector256<T> xFirst, ref Vector256<T> xSecond, ref Vector256<T> yFirst, ref Vector256<T> ySecond)
        where TKernel : struct, IBinaryLaneKernel
    {
        StackAlignment.Observe(ref xFirst);
        var result = TKernel.Of<LanePair256<T>, T>(new() { _first = xFirst, _second = xSecond }, new() { _first = yFirst, _second = ySecond });
        xFirst = result._first;
        xSecond = result._second;
    }
}
