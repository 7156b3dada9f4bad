using System.Numerics;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>A number added to every element.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="s">The number.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Add<T>(Matrix<T> m, T s)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWith<T, AddScalarOperator<T>>(m, s);

    /// <summary>Writes into a matrix: a number added to every element.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="s">The number.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AddInto<T>(Matrix<T> m, T s, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWithInto<T, AddScalarOperator<T>>(m, s, destination);

    /// <summary>A number subtracted from every element.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="s">The number.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Subtract<T>(Matrix<T> m, T s)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWith<T, SubtractScalarOperator<T>>(m, s);

    /// <summary>Writes into a matrix: a number subtracted from every element.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="s">The number.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SubtractInto<T>(Matrix<T> m, T s, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWithInto<T, SubtractScalarOperator<T>>(m, s, destination);

    /// <summary>Every element subtracted from a number.</summary>
    /// <param name="s">The number.</param>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Subtract<T>(T s, Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWith<T, SubtractFromScalarOperator<T>>(m, s);

    /// <summary>Writes into a matrix: every element subtracted from a number.</summary>
    /// <param name="s">The number.</param>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SubtractInto<T>(T s, Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWithInto<T, SubtractFromScalarOperator<T>>(m, s, destination);

    /// <summary>Every element multiplied by a number.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="s">The number.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Multiply<T>(Matrix<T> m, T s)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWith<T, MultiplyScalarOperator<T>>(m, s);

    /// <summary>Writes into a matrix: every element multiplied by a number.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="s">The number.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void MultiplyInto<T>(Matrix<T> m, T s, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWithInto<T, MultiplyScalarOperator<T>>(m, s, destination);

    /// <summary>Every element divided by a number (a true quotient, not a product with the reciprocal).</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="s">The number.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Divide<T>(Matrix<T> m, T s)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWith<T, DivideScalarOperator<T>>(m, s);

    /// <summary>Writes into a matrix: every element divided by a number (a true quotient, not a product with the reciprocal).</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="s">The number.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void DivideInto<T>(Matrix<T> m, T s, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWithInto<T, DivideScalarOperator<T>>(m, s, destination);

    /// <summary>A number divided by every element.</summary>
    /// <param name="s">The number.</param>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> PointwiseDivide<T>(T s, Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWith<T, DivideIntoScalarOperator<T>>(m, s);

    /// <summary>Writes into a matrix: a number divided by every element.</summary>
    /// <param name="s">The number.</param>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">A matrix is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void PointwiseDivideInto<T>(T s, Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapWithInto<T, DivideIntoScalarOperator<T>>(m, s, destination);
}
