using System.Numerics;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

internal readonly struct WhereGreaterOperator<T> : IBinaryScalarOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Invoke(ReadOnlySpan<T> a, ReadOnlySpan<T> b, T s, Span<T> y)
    {
        var whole = a.Length - a.Length % Vector<T>.Count;
        var threshold = new Vector<T>(s);
        var compared = MemoryMarshal.Cast<T, Vector<T>>(a[..whole]);
        var chosen = MemoryMarshal.Cast<T, Vector<T>>(b[..whole]);
        var result = MemoryMarshal.Cast<T, Vector<T>>(y[..whole]);
        for (var i = 0; i < compared.Length; i++)
            result[i] = Vector.ConditionalSelect(Vector.GreaterThan(compared[i], threshold), chosen[i], Vector<T>.Zero);
        for (var i = whole; i < a.Length; i++) y[i] = a[i] > s ? b[i] : T.Zero;
    }
}

internal readonly struct WhereLessOperator<T> : IBinaryScalarOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Invoke(ReadOnlySpan<T> a, ReadOnlySpan<T> b, T s, Span<T> y)
    {
        var whole = a.Length - a.Length % Vector<T>.Count;
        var threshold = new Vector<T>(s);
        var compared = MemoryMarshal.Cast<T, Vector<T>>(a[..whole]);
        var chosen = MemoryMarshal.Cast<T, Vector<T>>(b[..whole]);
        var result = MemoryMarshal.Cast<T, Vector<T>>(y[..whole]);
        for (var i = 0; i < compared.Length; i++)
            result[i] = Vector.ConditionalSelect(Vector.LessThan(compared[i], threshold), chosen[i], Vector<T>.Zero);
        for (var i = whole; i < a.Length; i++) y[i] = a[i] < s ? b[i] : T.Zero;
    }
}

internal readonly struct WhereNotEqualOperator<T> : IBinaryScalarOperator<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Invoke(ReadOnlySpan<T> a, ReadOnlySpan<T> b, T s, Span<T> y)
    {
        var whole = a.Length - a.Length % Vector<T>.Count;
        var threshold = new Vector<T>(s);
        var compared = MemoryMarshal.Cast<T, Vector<T>>(a[..whole]);
        var chosen = MemoryMarshal.Cast<T, Vector<T>>(b[..whole]);
        var result = MemoryMarshal.Cast<T, Vector<T>>(y[..whole]);
        for (var i = 0; i < compared.Length; i++)
            result[i] = Vector.ConditionalSelect(Vector.Equals(compared[i], threshold), Vector<T>.Zero, chosen[i]);
        for (var i = whole; i < a.Length; i++) y[i] = a[i] == s ? T.Zero : b[i];
    }
}
