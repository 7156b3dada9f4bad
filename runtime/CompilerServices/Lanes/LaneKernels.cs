using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

// The functions that registers call, each as a type: a static method cannot be a type argument.

internal readonly struct ExpKernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneExponential<TLanes, T>.Exp(x);
}

internal readonly struct Exp2Kernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneExponential<TLanes, T>.Exp2(x);
}

internal readonly struct TanhKernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneExponential<TLanes, T>.Tanh(x);
}

internal readonly struct SigmoidKernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneExponential<TLanes, T>.Sigmoid(x);
}

internal readonly struct LogKernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneLogarithm<TLanes, T>.Log(x);
}

internal readonly struct Log2Kernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneLogarithm<TLanes, T>.Log2(x);
}

internal readonly struct SoftplusKernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneLogarithm<TLanes, T>.Softplus(x);
}

internal readonly struct LogSumExpKernel : IBinaryLaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneLogarithm<TLanes, T>.LogSumExp(x, y);
}

internal readonly struct PowKernel : IBinaryLaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LanePower<TLanes, T>.Pow(x, y);
}

internal readonly struct SinKernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneTrigonometry<TLanes, T>.Sin(x);
}

internal readonly struct CosKernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneTrigonometry<TLanes, T>.Cos(x);
}

internal readonly struct TanKernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneTrigonometry<TLanes, T>.Tan(x);
}

internal readonly struct ErfKernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneErrorFunction<TLanes, T>.Erf(x);
}

internal readonly struct ErfcKernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneErrorFunction<TLanes, T>.Erfc(x);
}

internal readonly struct NormalPdfKernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneErrorFunction<TLanes, T>.NormalPdf(x);
}

internal readonly struct NormalCdfKernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneErrorFunction<TLanes, T>.NormalCdf(x);
}

internal readonly struct NormalExponentialKernel : ILaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneErrorFunction<TLanes, T>.NormalExponential(x);
}

internal readonly struct NormalCdfOfExponentialKernel : IBinaryLaneKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(TLanes x, TLanes exponential)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LaneErrorFunction<TLanes, T>.NormalCdf(x, exponential);
}
