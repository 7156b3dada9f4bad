using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>The few vector instructions that the product is made of, for one width of register.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TVector">The register.</typeparam>
internal unsafe interface ISimd<T, TVector>
    where T : unmanaged
    where TVector : unmanaged
{
    /// <summary>How many rows of two registers each the machine can hold beside the operands.</summary>
    static abstract int TileRows { get; }

    /// <summary>A mask of the first <paramref name="count"/> lanes.</summary>
    static abstract TVector Mask(int count);

    static abstract TVector Load(T* source);

    /// <summary>The lanes of the mask from memory, zero elsewhere; memory outside the mask is not touched.</summary>
    static abstract TVector Load(T* source, TVector mask);

    static abstract void Store(T* destination, TVector value);

    /// <summary>Writes the lanes of the mask and nothing else.</summary>
    static abstract void Store(T* destination, TVector value, TVector mask);

    static abstract TVector Broadcast(T* source);

    /// <summary>a·b + c, fused or not but the same for every lane.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);
}

/// <summary>AVX-512.</summary>
internal readonly unsafe struct Simd512<T> : ISimd<T, Vector512<T>>
    where T : unmanaged
{
    public static int TileRows => 10;

    public static Vector512<T> Mask(int count) => typeof(T) == typeof(float)
        ? Avx512F.CompareLessThan(Vector512<float>.Indices, Vector512.Create((float)count)).As<float, T>()
        : Avx512F.CompareLessThan(Vector512<double>.Indices, Vector512.Create((double)count)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(T* source) => typeof(T) == typeof(float)
        ? Avx512F.LoadVector512((float*)source).As<float, T>()
        : Avx512F.LoadVector512((double*)source).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(T* source, Vector512<T> mask) => typeof(T) == typeof(float)
        ? Avx512F.MaskLoad((float*)source, mask.As<T, float>(), Vector512<float>.Zero).As<float, T>()
        : Avx512F.MaskLoad((double*)source, mask.As<T, double>(), Vector512<double>.Zero).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, Vector512<T> value)
    {
        if (typeof(T) == typeof(float)) Avx512F.Store((float*)destination, value.As<T, float>());
        else Avx512F.Store((double*)destination, value.As<T, double>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, Vector512<T> value, Vector512<T> mask)
    {
        if (typeof(T) == typeof(float)) Avx512F.MaskStore((float*)destination, mask.As<T, float>(), value.As<T, float>());
        else Avx512F.MaskStore((double*)destination, mask.As<T, double>(), value.As<T, double>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Broadcast(T* source) => typeof(T) == typeof(float)
        ? Avx512F.BroadcastScalarToVector512(Vector128.CreateScalarUnsafe(*(float*)source)).As<float, T>()
        : Avx512F.BroadcastScalarToVector512(Vector128.CreateScalarUnsafe(*(double*)source)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c) => typeof(T) == typeof(float)
        ? Avx512F.FusedMultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
        : Avx512F.FusedMultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();
}

/// <summary>AVX2 and FMA.</summary>
internal readonly unsafe struct Simd256<T> : ISimd<T, Vector256<T>>
    where T : unmanaged
{
    public static int TileRows => 6;

    public static Vector256<T> Mask(int count) => typeof(T) == typeof(float)
        ? Avx.CompareLessThan(Vector256<float>.Indices, Vector256.Create((float)count)).As<float, T>()
        : Avx.CompareLessThan(Vector256<double>.Indices, Vector256.Create((double)count)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(T* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(T* source, Vector256<T> mask) => typeof(T) == typeof(float)
        ? Avx.MaskLoad((float*)source, mask.As<T, float>()).As<float, T>()
        : Avx.MaskLoad((double*)source, mask.As<T, double>()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, Vector256<T> value) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, Vector256<T> value, Vector256<T> mask)
    {
        if (typeof(T) == typeof(float)) Avx.MaskStore((float*)destination, mask.As<T, float>(), value.As<T, float>());
        else Avx.MaskStore((double*)destination, mask.As<T, double>(), value.As<T, double>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Broadcast(T* source) => Vector256.Create(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MultiplyAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c) => typeof(T) == typeof(float)
        ? Fma.MultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
        : Fma.MultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();
}

/// <summary>Any machine with registers of 128 bits.</summary>
internal readonly unsafe struct Simd128<T> : ISimd<T, Vector128<T>>
    where T : unmanaged
{
    public static int TileRows => 6;

    public static Vector128<T> Mask(int count) => typeof(T) == typeof(float)
        ? Vector128.LessThan(Vector128<float>.Indices, Vector128.Create((float)count)).As<float, T>()
        : Vector128.LessThan(Vector128<double>.Indices, Vector128.Create((double)count)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(T* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(T* source, Vector128<T> mask)
    {
        var value = Vector128<T>.Zero;
        for (var i = 0; i < Count(mask); i++) value = value.WithElement(i, source[i]);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, Vector128<T> value) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, Vector128<T> value, Vector128<T> mask)
    {
        for (var i = 0; i < Count(mask); i++) destination[i] = value.GetElement(i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Broadcast(T* source) => Vector128.Create(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MultiplyAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c) => typeof(T) == typeof(float)
        ? Vector128.MultiplyAddEstimate(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
        : Vector128.MultiplyAddEstimate(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();

    // 128 bits have no masked instructions everywhere; masks are of leading lanes, so their number says all.
    private static int Count(Vector128<T> mask) => BitOperations.PopCount(mask.ExtractMostSignificantBits());
}

/// <summary>No vectors: one element at a time.</summary>
internal readonly unsafe struct SimdScalar<T> : ISimd<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int TileRows => 4;

    public static T Mask(int count) => T.CreateTruncating(count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load(T* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load(T* source, T mask) => mask > T.Zero ? *source : T.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, T value) => *destination = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* destination, T value, T mask)
    {
        if (mask > T.Zero) *destination = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Broadcast(T* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MultiplyAdd(T a, T b, T c) => T.MultiplyAddEstimate(a, b, c);
}
