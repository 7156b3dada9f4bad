using System.Numerics;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The logistic function of each element, 1 / (1 + e⁻ˣ).</summary>
    /// <remarks>Exactly 0 or 1 far out, never NaN for a number.</remarks>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Sigmoid<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, VectorOperator<T, SigmoidFunction<T>>>(m);

    /// <summary>Writes into a matrix: the logistic function of each element, 1 / (1 + e⁻ˣ).</summary>
    /// <remarks>Exactly 0 or 1 far out, never NaN for a number.</remarks>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SigmoidInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, VectorOperator<T, SigmoidFunction<T>>>(m, destination);

    /// <summary>ln(1 + eˣ) for each element x.</summary>
    /// <remarks>Computed as max(x, 0) + ln(1 + e^−|x|), which neither overflows nor loses small values.</remarks>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Softplus<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, VectorOperator<T, SoftplusFunction<T>>>(m);

    /// <summary>Writes into a matrix: ln(1 + eˣ) for each element x.</summary>
    /// <remarks>Computed as max(x, 0) + ln(1 + e^−|x|), which neither overflows nor loses small values.</remarks>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SoftplusInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, VectorOperator<T, SoftplusFunction<T>>>(m, destination);

    /// <summary>The larger of each element and 0; NaN stays NaN.</summary>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Relu<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, ReluOperator<T>>(m);

    /// <summary>Writes into a matrix: the larger of each element and 0; NaN stays NaN.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void ReluInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, ReluOperator<T>>(m, destination);
}
