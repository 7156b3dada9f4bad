using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>What is done with the numbers of a register one after the other: functions that there are no kernels for, and the last numbers of a batch.</summary>
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

    /// <summary>Fewer numbers than there are lanes, but at least one, where the first of them fills the rest: a place that holds until the next call on this thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no number.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref T Filled<T>(ReadOnlySpan<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (source.IsEmpty)
            throw new ArgumentOutOfRangeException(nameof(source), "No number is left.");
        var filled = Few<T>.Numbers ??= new T[Few<T>.LargestCount];
        filled.AsSpan().Fill(source[0]);
        source.CopyTo(filled);
        return ref filled[0];
    }

    /// <summary>The first lanes, as many as there is room for.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StoreFew<TLanes, T>(TLanes lanes, Span<T> destination)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Numbers<TLanes, T>(ref lanes)[..destination.Length].CopyTo(destination);

    private static Span<T> Numbers<TLanes, T>(ref TLanes lanes)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<TLanes, T>(ref lanes), TLanes.Count);

    private static class Few<T>
    {
        public const int LargestCount = 16;

        [ThreadStatic]
        public static T[]? Numbers;
    }
}
