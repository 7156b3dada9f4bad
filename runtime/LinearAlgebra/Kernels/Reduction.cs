using System.Numerics;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

/// <summary>
/// Sums over spans, in lanes: the element at index i always goes to lane i mod 4·<see cref="Vector{T}.Count"/>, and the lanes are added
/// in a fixed order at the end, so that neither the address nor the number of threads shows in the bits.
/// </summary>
internal static class Reduction
{
    private interface ITerm<T>
    {
        static abstract Vector<T> Of(Vector<T> a, Vector<T> b);
    }

    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sum<T, First<T>>(x, x);

    public static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sum<T, Product<T>>(a, b);

    public static T SquaredDistance<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Sum<T, SquaredDifference<T>>(a, b);

    private static T Sum<T, TTerm>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : ITerm<T>
    {
        var width = Vector<T>.Count;
        var whole = a.Length - a.Length % (4 * width);
        var (sum0, sum1, sum2, sum3) = (Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero);
        var x = MemoryMarshal.Cast<T, Vector<T>>(a[..whole]);
        var y = MemoryMarshal.Cast<T, Vector<T>>(b[..whole]);
        for (var i = 0; i <= x.Length - 4; i += 4)
        {
            sum0 += TTerm.Of(x[i], y[i]);
            sum1 += TTerm.Of(x[i + 1], y[i + 1]);
            sum2 += TTerm.Of(x[i + 2], y[i + 2]);
            sum3 += TTerm.Of(x[i + 3], y[i + 3]);
        }

        if (whole < a.Length)
        {
            // The rest, filled up with zeros, whose terms are zero.
            Span<T> lastA = stackalloc T[4 * width];
            Span<T> lastB = stackalloc T[4 * width];
            lastA.Clear();
            lastB.Clear();
            a[whole..].CopyTo(lastA);
            b[whole..].CopyTo(lastB);
            var u = MemoryMarshal.Cast<T, Vector<T>>(lastA);
            var v = MemoryMarshal.Cast<T, Vector<T>>(lastB);
            sum0 += TTerm.Of(u[0], v[0]);
            sum1 += TTerm.Of(u[1], v[1]);
            sum2 += TTerm.Of(u[2], v[2]);
            sum3 += TTerm.Of(u[3], v[3]);
        }

        return Vector.Sum(sum0 + sum1 + (sum2 + sum3));
    }

    private readonly struct First<T> : ITerm<T>
    {
        public static Vector<T> Of(Vector<T> a, Vector<T> b) => a;
    }

    private readonly struct Product<T> : ITerm<T>
    {
        public static Vector<T> Of(Vector<T> a, Vector<T> b) => a * b;
    }

    private readonly struct SquaredDifference<T> : ITerm<T>
    {
        public static Vector<T> Of(Vector<T> a, Vector<T> b)
        {
            var difference = a - b;
            return difference * difference;
        }
    }
}
