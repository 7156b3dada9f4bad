using System.Numerics;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>A comparison of elements with a threshold, of one and of a whole register.</summary>
internal interface IComparison<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract bool Holds(T element, T threshold);

    static abstract Vector<T> Hold(Vector<T> elements, Vector<T> threshold);
}

/// <summary>The elements of <c>b</c> where those of <c>a</c> compare so with the threshold, and 0 elsewhere.</summary>
internal readonly struct WhereOperator<T, TComparison> : IBinaryScalarOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TComparison : IComparison<T>
{
    public static void Invoke(ReadOnlySpan<T> a, ReadOnlySpan<T> b, T s, Span<T> y)
    {
        var whole = a.Length - a.Length % Vector<T>.Count;
        var threshold = new Vector<T>(s);
        var compared = MemoryMarshal.Cast<T, Vector<T>>(a[..whole]);
        var chosen = MemoryMarshal.Cast<T, Vector<T>>(b[..whole]);
        var result = MemoryMarshal.Cast<T, Vector<T>>(y[..whole]);
        for (var i = 0; i < compared.Length; i++)
            result[i] = Vector.ConditionalSelect(TComparison.Hold(compared[i], threshold), chosen[i], Vector<T>.Zero);
        for (var i = whole; i < a.Length; i++) y[i] = TComparison.Holds(a[i], s) ? b[i] : T.Zero;
    }
}

internal readonly struct Greater<T> : IComparison<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool Holds(T element, T threshold) => element > threshold;

    public static Vector<T> Hold(Vector<T> elements, Vector<T> threshold) => Vector.GreaterThan(elements, threshold);
}

internal readonly struct Less<T> : IComparison<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool Holds(T element, T threshold) => element < threshold;

    public static Vector<T> Hold(Vector<T> elements, Vector<T> threshold) => Vector.LessThan(elements, threshold);
}

internal readonly struct NotEqual<T> : IComparison<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool Holds(T element, T threshold) => element != threshold;

    public static Vector<T> Hold(Vector<T> elements, Vector<T> threshold) => ~Vector.Equals(elements, threshold);
}
