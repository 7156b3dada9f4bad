using System.Numerics;
using System.Numerics.Tensors;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

// The functions whose library kernel computes every lane of a register alike: Elementwise gives it whole registers only.

internal readonly struct LogOperator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Log(x, y);
}

internal readonly struct Log2Operator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Log2(x, y);
}

internal readonly struct Log10Operator<T> : IUnaryOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsCostly => true;

    public static void Invoke(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Log10(x, y);
}
