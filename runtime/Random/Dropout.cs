using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Training;

/// <summary>
/// Dropout as a constant matrix to multiply pointwise: <c>hidden.PointwiseMultiply(Dropout.Mask&lt;float&gt;(…))</c> is differentiated
/// like any other product. Survivors are scaled up at training time ("inverted" dropout), so that prediction does nothing.
/// Source: N. Srivastava et al., <em>Dropout: a simple way to prevent neural networks from overfitting</em>, JMLR 15 (2014).
/// </summary>
public static class Dropout
{
    /// <summary>A new matrix whose numbers are 0 with probability <paramref name="rate"/> and 1 / (1 − <paramref name="rate"/>) otherwise.</summary>
    /// <param name="rowCount">Not negative.</param>
    /// <param name="columnCount">Not negative.</param>
    /// <param name="rate">In [0, 1).</param>
    /// <param name="seed">The same seed gives the same mask: take another one for each step, such as the seed that a trainer hands to its task.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> or a count is outside its range.</exception>
    public static Matrix<T> Mask<T>(int rowCount, int columnCount, double rate, long seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireReal.Fraction(rate, nameof(rate));
        var mask = new Matrix<T>(rowCount, columnCount);
        MaskInto(rate, seed, mask);
        return mask;
    }

    /// <summary>Overwrites a matrix with the mask that <see cref="Mask{T}"/> makes for its shape. Allocates nothing.</summary>
    /// <param name="rate">In [0, 1).</param>
    /// <param name="seed">The same seed gives the same mask.</param>
    /// <param name="destination">Overwritten.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is outside its range.</exception>
    public static void MaskInto<T>(double rate, long seed, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireReal.Fraction(rate, nameof(rate));
        ArgumentNullException.ThrowIfNull(destination);
        var random = new Xoshiro256(seed, stream: 0);
        // A choice by index: a branch on random bits would be mispredicted half the time.
        ReadOnlySpan<T> choices = [T.Zero, T.CreateChecked(1 / (1 - rate))];
        foreach (ref var value in destination.AsSpan())
            value = choices[random.NextDouble() >= rate ? 1 : 0];
    }
}
