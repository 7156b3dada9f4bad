using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

// Functions without a library kernel whose lanes are independent: that of the sine, for one, treats a whole register otherwise
// where one of its lanes is large, and the bits of an element would depend on its neighbours. One element at a time they do not.

internal readonly struct CbrtOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Cbrt(x[i]);
    }
}

internal readonly struct SinOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Sin(x[i]);
    }
}

internal readonly struct CosOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Cos(x[i]);
    }
}

internal readonly struct TanOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Tan(x[i]);
    }
}

internal readonly struct AsinOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Asin(x[i]);
    }
}

internal readonly struct AcosOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Acos(x[i]);
    }
}

internal readonly struct AtanOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Atan(x[i]);
    }
}

internal readonly struct SinhOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Sinh(x[i]);
    }
}

internal readonly struct CoshOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Cosh(x[i]);
    }
}

internal readonly struct AsinhOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Asinh(x[i]);
    }
}

internal readonly struct AcoshOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Acosh(x[i]);
    }
}

internal readonly struct AtanhOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Atanh(x[i]);
    }
}

internal readonly struct SignOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => false;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = x[i] > T.Zero ? T.One : x[i] < T.Zero ? -T.One : x[i];
    }
}

/// <summary>Exponents whose power is a product or a quotient are computed so; the others go through the library's function.</summary>
internal readonly struct PowOperator<T> : IScalarOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Invoke(ReadOnlySpan<T> x, T s, Span<T> y)
    {
        if (s == T.One) x.CopyTo(y);
        else if (s == T.One + T.One) TensorPrimitives.Multiply(x, x, y);
        else if (s == T.Zero) y.Fill(T.One);
        else if (s == -T.One) TensorPrimitives.Divide(T.One, x, y);
        else
        {
            for (var i = 0; i < x.Length; i++) y[i] = T.Pow(x[i], s);
        }
    }
}
