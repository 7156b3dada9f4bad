using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

#pragma warning disable CA1000 // The static members are those of the interface, and are called through a type parameter.

namespace SymbolicBackprop.CompilerServices;

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
    public static Lanes256<T> Load(ReadOnlySpan<T> source, int index)
    {
        var rest = source[index..];
        ref var first = ref rest.Length >= Vector256<T>.Count ? ref MemoryMarshal.GetReference(rest) : ref LaneByLane.Filled(rest);
        return new() { _value = Vector256.LoadUnsafe(ref first) };
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256<T> value, Span<T> destination, int index)
    {
        var rest = destination[index..];
        if (rest.Length >= Vector256<T>.Count)
            value._value.StoreUnsafe(ref MemoryMarshal.GetReference(rest));
        else
            StoreFew(value._value, rest);
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes256<T>(T value) => new() { _value = Vector256.Create(value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Constant(double value) => typeof(T) == typeof(double)
        ? new() { _value = Vector256.Create(value).As<double, T>() }
        : new() { _value = Vector256.Create((float)value).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Mask(bool value) => new() { _value = value ? Vector256<T>.AllBitsSet : Vector256<T>.Zero };

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
    // The exponent as the low bits of 2^(fraction bits), from which that and the bias are taken away again.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> NormalExponentOf(Lanes256<T> x) => typeof(T) == typeof(double)
        ? new() { _value = ((Vector256.ShiftRightLogical(x._value.AsInt64(), 52) | Vector256.Create(4503599627370496.0).AsInt64()).AsDouble() - Vector256.Create(4503599627370496.0 + 1023)).As<double, T>() }
        : new() { _value = ((Vector256.ShiftRightLogical(x._value.AsInt32(), 23) | Vector256.Create(8388608.0f).AsInt32()).AsSingle() - Vector256.Create(8388608.0f + 127)).As<float, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> NormalSignificandOf(Lanes256<T> x) => typeof(T) == typeof(double)
        ? new() { _value = ((x._value.AsInt64() & Vector256.Create(0x000F_FFFF_FFFF_FFFFL)) | Vector256.Create(1.0).AsInt64()).As<long, T>() }
        : new() { _value = ((x._value.AsInt32() & Vector256.Create(0x007F_FFFF)) | Vector256.Create(1.0f).AsInt32()).As<int, T>() };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Call<TKernel>(Lanes256<T> x)
        where TKernel : struct, ILaneKernel => new() { _value = Called<TKernel>(x._value) };

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Call<TKernel>(Lanes256<T> x, Lanes256<T> y)
        where TKernel : struct, IBinaryLaneKernel => new() { _value = Called<TKernel>(x._value, y._value) };

    // What is called takes and gives registers and not the structs around them, which would be copied in pieces: to read a whole one
    // behind that waits for all of them.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<T> Called<TKernel>(Vector256<T> x)
        where TKernel : struct, ILaneKernel => TKernel.Of<Lanes256<T>, T>(new() { _value = x })._value;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<T> Called<TKernel>(Vector256<T> x, Vector256<T> y)
        where TKernel : struct, IBinaryLaneKernel => TKernel.Of<Lanes256<T>, T>(new() { _value = x }, new() { _value = y })._value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreFew(Vector256<T> value, Span<T> destination) => LaneByLane.StoreFew<Lanes256<T>, T>(new() { _value = value }, destination);
}
