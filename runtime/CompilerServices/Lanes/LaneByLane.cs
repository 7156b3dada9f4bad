using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>What is done with the numbers of a register one after the other: functions that there are no kernels for.</summary>
internal static class LaneByLane
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Map<TLanes, T>(Func<T, T> function, TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = Numbers<TLanes, T>(ref x);
        for (var i = 0; i < values.Length; i++)
            values[i] = function(values[i]);
        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Map<TLanes, T>(Func<T, T, T> function, TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = Numbers<TLanes, T>(ref x);
        var others = Numbers<TLanes, T>(ref y);
        for (var i = 0; i < values.Length; i++)
            values[i] = function(values[i], others[i]);
        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Map<TLanes, T>(Func<T, T, T, T> function, TLanes x, TLanes y, TLanes z)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = Numbers<TLanes, T>(ref x);
        var others = Numbers<TLanes, T>(ref y);
        var thirds = Numbers<TLanes, T>(ref z);
        for (var i = 0; i < values.Length; i++)
            values[i] = function(values[i], others[i], thirds[i]);
        return x;
    }

    private static Span<T> Numbers<TLanes, T>(ref TLanes lanes)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<TLanes, T>(ref lanes), TLanes.Count);
}
