using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Training;

/// <summary>
/// Random first values of weights. The numbers are drawn in row-major order in <see cref="double"/> and rounded to the element type.
/// A matrix is that of an affine layer <c>X·W</c>: its rows are the inputs (the <em>fan-in</em>), its columns the outputs (the <em>fan-out</em>).
/// </summary>
public static class Initializers
{
    /// <summary>
    /// Uniform in ±√(6 / (fanIn + fanOut)), for sigmoid and tanh.
    /// Source: X. Glorot, Y. Bengio, <em>Understanding the difficulty of training deep feedforward neural networks</em>, AISTATS 2010.
    /// </summary>
    /// <param name="weights">Overwritten.</param>
    /// <param name="random">Where the numbers come from; it moves on.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void XavierUniform<T>(Matrix<T> weights, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(weights);
        XavierUniform(weights.AsSpan(), weights.RowCount, weights.ColumnCount, random);
    }

    /// <inheritdoc cref="XavierUniform{T}(Matrix{T}, SeededRandom)"/>
    /// <param name="weights">Overwritten.</param>
    /// <param name="fanIn">The inputs of each unit; not negative.</param>
    /// <param name="fanOut">The units; not negative.</param>
    /// <param name="random">Where the numbers come from; it moves on.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static void XavierUniform<T>(Span<T> weights, int fanIn, int fanOut, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var bound = Math.Sqrt(6 / Fans(fanIn, fanOut));
        Uniform(weights, -bound, bound, random);
    }

    /// <summary>
    /// Normal with variance 2 / (fanIn + fanOut), for sigmoid and tanh.
    /// Source: X. Glorot, Y. Bengio, <em>Understanding the difficulty of training deep feedforward neural networks</em>, AISTATS 2010.
    /// </summary>
    /// <inheritdoc cref="XavierUniform{T}(Matrix{T}, SeededRandom)"/>
    public static void XavierNormal<T>(Matrix<T> weights, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(weights);
        XavierNormal(weights.AsSpan(), weights.RowCount, weights.ColumnCount, random);
    }

    /// <inheritdoc cref="XavierNormal{T}(Matrix{T}, SeededRandom)"/>
    /// <param name="weights">Overwritten.</param>
    /// <param name="fanIn">The inputs of each unit; not negative.</param>
    /// <param name="fanOut">The units; not negative.</param>
    /// <param name="random">Where the numbers come from; it moves on.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static void XavierNormal<T>(Span<T> weights, int fanIn, int fanOut, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Normal(weights, Math.Sqrt(2 / Fans(fanIn, fanOut)), random);

    /// <summary>
    /// Uniform in ±√(6 / fanIn), for ReLU.
    /// Source: K. He, X. Zhang, S. Ren, J. Sun, <em>Delving deep into rectifiers</em>, ICCV 2015.
    /// </summary>
    /// <inheritdoc cref="XavierUniform{T}(Matrix{T}, SeededRandom)"/>
    public static void HeUniform<T>(Matrix<T> weights, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(weights);
        HeUniform(weights.AsSpan(), weights.RowCount, random);
    }

    /// <inheritdoc cref="HeUniform{T}(Matrix{T}, SeededRandom)"/>
    /// <param name="weights">Overwritten.</param>
    /// <param name="fanIn">The inputs of each unit; not negative.</param>
    /// <param name="random">Where the numbers come from; it moves on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fanIn"/> is negative.</exception>
    public static void HeUniform<T>(Span<T> weights, int fanIn, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var bound = Math.Sqrt(6 / Fans(fanIn, 0));
        Uniform(weights, -bound, bound, random);
    }

    /// <summary>
    /// Normal with variance 2 / fanIn, for ReLU.
    /// Source: K. He, X. Zhang, S. Ren, J. Sun, <em>Delving deep into rectifiers</em>, ICCV 2015.
    /// </summary>
    /// <inheritdoc cref="XavierUniform{T}(Matrix{T}, SeededRandom)"/>
    public static void HeNormal<T>(Matrix<T> weights, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(weights);
        HeNormal(weights.AsSpan(), weights.RowCount, random);
    }

    /// <inheritdoc cref="HeNormal{T}(Matrix{T}, SeededRandom)"/>
    /// <param name="weights">Overwritten.</param>
    /// <param name="fanIn">The inputs of each unit; not negative.</param>
    /// <param name="random">Where the numbers come from; it moves on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fanIn"/> is negative.</exception>
    public static void HeNormal<T>(Span<T> weights, int fanIn, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Normal(weights, Math.Sqrt(2 / Fans(fanIn, 0)), random);

    /// <summary>Uniform between two bounds.</summary>
    /// <param name="values">Overwritten.</param>
    /// <param name="low">The lower bound, included.</param>
    /// <param name="high">The upper bound, reached only by rounding.</param>
    /// <param name="random">Where the numbers come from; it moves on.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, or the upper is below the lower.</exception>
    public static void Uniform<T>(Span<T> values, double low, double high, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        RequireReal.NonNegative(high - low, nameof(high));
        foreach (ref var value in values)
            value = T.CreateChecked(low + (high - low) * random.NextDouble());
    }

    /// <summary>Normal with mean 0.</summary>
    /// <param name="values">Overwritten.</param>
    /// <param name="standardDeviation">Finite and not negative.</param>
    /// <param name="random">Where the numbers come from; it moves on.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="standardDeviation"/> is negative or not finite.</exception>
    public static void Normal<T>(Span<T> values, double standardDeviation, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(random);
        RequireReal.NonNegative(standardDeviation, nameof(standardDeviation));
        foreach (ref var value in values)
            value = T.CreateChecked(standardDeviation * random.NextGaussian());
    }

    /// <summary>The sum of the fans, at least 1: an empty matrix has no number whose variance could matter.</summary>
    private static double Fans(int fanIn, int fanOut)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fanIn);
        ArgumentOutOfRangeException.ThrowIfNegative(fanOut);
        return Math.Max(1.0, (double)fanIn + fanOut);
    }
}
