using System.Numerics;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>The element-wise sum.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">The same shape.</param>
    /// <returns>A new matrix of that shape.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> Add<T>(Matrix<T> a, Matrix<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Zip<T, AddOperator<T>>(a, b);

    /// <summary>Writes into a matrix: the element-wise sum.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">The same shape.</param>
    /// <param name="destination">The same shape; may be one of the inputs.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AddInto<T>(Matrix<T> a, Matrix<T> b, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ZipInto<T, AddOperator<T>>(a, b, destination);

    /// <summary>The element-wise difference.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">The same shape.</param>
    /// <returns>A new matrix of that shape.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> Subtract<T>(Matrix<T> a, Matrix<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Zip<T, SubtractOperator<T>>(a, b);

    /// <summary>Writes into a matrix: the element-wise difference.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">The same shape.</param>
    /// <param name="destination">The same shape; may be one of the inputs.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SubtractInto<T>(Matrix<T> a, Matrix<T> b, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ZipInto<T, SubtractOperator<T>>(a, b, destination);

    /// <summary>The element-wise product (the matrix product is Multiply).</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">The same shape.</param>
    /// <returns>A new matrix of that shape.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> PointwiseMultiply<T>(Matrix<T> a, Matrix<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Zip<T, MultiplyOperator<T>>(a, b);

    /// <summary>Writes into a matrix: the element-wise product (the matrix product is Multiply).</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">The same shape.</param>
    /// <param name="destination">The same shape; may be one of the inputs.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void PointwiseMultiplyInto<T>(Matrix<T> a, Matrix<T> b, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ZipInto<T, MultiplyOperator<T>>(a, b, destination);

    /// <summary>The element-wise quotient.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">The same shape.</param>
    /// <returns>A new matrix of that shape.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<T> PointwiseDivide<T>(Matrix<T> a, Matrix<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Zip<T, DivideOperator<T>>(a, b);

    /// <summary>Writes into a matrix: the element-wise quotient.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">The same shape.</param>
    /// <param name="destination">The same shape; may be one of the inputs.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void PointwiseDivideInto<T>(Matrix<T> a, Matrix<T> b, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ZipInto<T, DivideOperator<T>>(a, b, destination);

    /// <summary>Every element negated.</summary>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Negate<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, NegateOperator<T>>(m);

    /// <summary>Writes into a matrix: every element negated.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void NegateInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, NegateOperator<T>>(m, destination);

    /// <summary>Adds one matrix to another: destination += m.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">The same shape; may be <paramref name="m"/>, which is then doubled.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AccumulateInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => AddInto(destination, m, destination);
}
