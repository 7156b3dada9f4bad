using System.Numerics;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The square root of each element.</summary>
    /// <remarks>NaN below zero.</remarks>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Sqrt<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, SqrtOperator<T>>(m);

    /// <summary>Writes into a matrix: the square root of each element.</summary>
    /// <remarks>NaN below zero.</remarks>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SqrtInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, SqrtOperator<T>>(m, destination);

    /// <summary>The cube root of each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Cbrt<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, CbrtOperator<T>>(m);

    /// <summary>Writes into a matrix: the cube root of each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void CbrtInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, CbrtOperator<T>>(m, destination);

    /// <summary>Each element multiplied by itself.</summary>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Square<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, SquareOperator<T>>(m);

    /// <summary>Writes into a matrix: each element multiplied by itself.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SquareInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, SquareOperator<T>>(m, destination);

    /// <summary>Each element raised to a power.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="p">The exponent; −1, 0, 1 and 2 are computed by multiplication or division.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Pow<T>(Matrix<T> m, T p)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWith<T, PowOperator<T>>(m, p);

    /// <summary>Writes into a matrix: each element raised to a power.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="p">The exponent; −1, 0, 1 and 2 are computed by multiplication or division.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void PowInto<T>(Matrix<T> m, T p, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWithInto<T, PowOperator<T>>(m, p, destination);
}
