using System.Numerics;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The hyperbolic sine of each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Sinh<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, SinhOperator<T>>(m);

    /// <summary>Writes into a matrix: the hyperbolic sine of each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SinhInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, SinhOperator<T>>(m, destination);

    /// <summary>The hyperbolic cosine of each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Cosh<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, CoshOperator<T>>(m);

    /// <summary>Writes into a matrix: the hyperbolic cosine of each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void CoshInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, CoshOperator<T>>(m, destination);

    /// <summary>The hyperbolic tangent of each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Tanh<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, VectorOperator<T, TanhFunction<T>>>(m);

    /// <summary>Writes into a matrix: the hyperbolic tangent of each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void TanhInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, VectorOperator<T, TanhFunction<T>>>(m, destination);

    /// <summary>The inverse hyperbolic sine of each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Asinh<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, AsinhOperator<T>>(m);

    /// <summary>Writes into a matrix: the inverse hyperbolic sine of each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AsinhInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, AsinhOperator<T>>(m, destination);

    /// <summary>The inverse hyperbolic cosine of each element.</summary>
    /// <remarks>NaN below 1.</remarks>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Acosh<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, AcoshOperator<T>>(m);

    /// <summary>Writes into a matrix: the inverse hyperbolic cosine of each element.</summary>
    /// <remarks>NaN below 1.</remarks>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AcoshInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, AcoshOperator<T>>(m, destination);

    /// <summary>The inverse hyperbolic tangent of each element.</summary>
    /// <remarks>±∞ at ±1, NaN outside [−1, 1].</remarks>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Atanh<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, AtanhOperator<T>>(m);

    /// <summary>Writes into a matrix: the inverse hyperbolic tangent of each element.</summary>
    /// <remarks>±∞ at ±1, NaN outside [−1, 1].</remarks>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AtanhInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, AtanhOperator<T>>(m, destination);
}
