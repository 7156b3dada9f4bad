using System.Numerics;
using System.Runtime.CompilerServices;
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
        AddWhole<T, TTerm>(a[..whole], b[..whole], out var sum0, out var sum1, out var sum2, out var sum3);
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

    // A method without a call: no register survives one, and the just-in-time compiler would keep the sums in memory in the loop before it too.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddWhole<T, TTerm>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, out Vector<T> total0, out Vector<T> total1, out Vector<T> total2, out Vector<T> total3)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : ITerm<T>
    {
        var width = Vector<T>.Count;
        var (sum0, sum1, sum2, sum3) = (Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero, Vector<T>.Zero);
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        for (var i = 0; i < a.Length; i += 4 * width)
        {
            sum0 += TTerm.Of(Load(ref x, i), Load(ref y, i));
            sum1 += TTerm.Of(Load(ref x, i + width), Load(ref y, i + width));
            sum2 += TTerm.Of(Load(ref x, i + (2 * width)), Load(ref y, i + (2 * width)));
            sum3 += TTerm.Of(Load(ref x, i + (3 * width)), Load(ref y, i + (3 * width)));
        }

        (total0, total1, total2, total3) = (sum0, sum1, sum2, sum3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Load<T>(ref T first, int index)
        where T : unmanaged => Vector.LoadUnsafe(ref first, (nuint)index);

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
