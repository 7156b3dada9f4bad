using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Sums in the lanes of registers, for methods with fast mathematics, and the additions that their derivatives are. The order of a sum
/// depends on the length and on how many lanes the machine's registers have, and on nothing else. Generated code calls it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorReductions
{
    // Fewer numbers are summed one after the other: lanes would have to be filled up with zeros.
    private const int FewestInLanes = 16;

    /// <summary>Σ xᵢ.</summary>
    public static T Sum<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (values.Length >= FewestInLanes)
            return Reduction.Sum(values);
        var sum = T.Zero;
        foreach (var value in values)
            sum += value;
        return sum;
    }

    /// <summary>Σ aᵢ·bᵢ.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (left.Length != right.Length)
            throw new ArgumentException($"left has {left.Length} elements and right has {right.Length}: they must have as many.", nameof(right));
        if (left.Length >= FewestInLanes)
            return Reduction.Dot(left, right);
        var sum = T.Zero;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    /// <summary>Σ xᵢ².</summary>
    public static T SumOfSquares<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Dot(values, values);

    /// <summary>Adds factor·xᵢ to each element: the bits of the loop that does so, whatever the machine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer xᵢ than elements.</exception>
    public static void AddScaled<T>(Span<T> target, T factor, ReadOnlySpan<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        source = source[..target.Length];
        var width = Vector<T>.Count;
        var whole = target.Length - (target.Length % width);
        var factors = new Vector<T>(factor);
        ref var x = ref MemoryMarshal.GetReference(source);
        ref var sum = ref MemoryMarshal.GetReference(target);
        for (var i = 0; i < whole; i += width)
            (Vector.LoadUnsafe(ref sum, (nuint)i) + (factors * Vector.LoadUnsafe(ref x, (nuint)i))).StoreUnsafe(ref sum, (nuint)i);
        for (var i = whole; i < target.Length; i++)
            target[i] += factor * source[i];
    }
}
