using System.Numerics;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.LinearAlgebra;

public static partial class Matrix
{
    /// <summary>e raised to each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Exp<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, VectorOperator<T, ExpFunction<T>>>(m);

    /// <summary>Writes into a matrix: e raised to each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void ExpInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, VectorOperator<T, ExpFunction<T>>>(m, destination);

    /// <summary>2 raised to each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Exp2<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, VectorOperator<T, Exp2Function<T>>>(m);

    /// <summary>Writes into a matrix: 2 raised to each element.</summary>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Exp2Into<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, VectorOperator<T, Exp2Function<T>>>(m, destination);

    /// <summary>e raised to each element, less 1.</summary>
    /// <remarks>Accurate near 0, unlike the difference written out.</remarks>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> ExpM1<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, VectorOperator<T, ExpM1Function<T>>>(m);

    /// <summary>Writes into a matrix: e raised to each element, less 1.</summary>
    /// <remarks>Accurate near 0, unlike the difference written out.</remarks>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void ExpM1Into<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, VectorOperator<T, ExpM1Function<T>>>(m, destination);

    /// <summary>The natural logarithm of each element.</summary>
    /// <remarks>−∞ at zero, NaN below.</remarks>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Log<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, LogOperator<T>>(m);

    /// <summary>Writes into a matrix: the natural logarithm of each element.</summary>
    /// <remarks>−∞ at zero, NaN below.</remarks>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void LogInto<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, LogOperator<T>>(m, destination);

    /// <summary>The logarithm to base 2 of each element.</summary>
    /// <remarks>−∞ at zero, NaN below.</remarks>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Log2<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, Log2Operator<T>>(m);

    /// <summary>Writes into a matrix: the logarithm to base 2 of each element.</summary>
    /// <remarks>−∞ at zero, NaN below.</remarks>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Log2Into<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, Log2Operator<T>>(m, destination);

    /// <summary>The logarithm to base 10 of each element.</summary>
    /// <remarks>−∞ at zero, NaN below.</remarks>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> Log10<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, Log10Operator<T>>(m);

    /// <summary>Writes into a matrix: the logarithm to base 10 of each element.</summary>
    /// <remarks>−∞ at zero, NaN below.</remarks>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Log10Into<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, Log10Operator<T>>(m, destination);

    /// <summary>The natural logarithm of 1 + x for each element x.</summary>
    /// <remarks>Accurate near 0, unlike the sum written out. −∞ at −1, NaN below.</remarks>
    /// <param name="m">Any shape.</param>
    /// <returns>A new matrix of the shape of <paramref name="m"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="m"/> is null.</exception>
    public static Matrix<T> LogP1<T>(Matrix<T> m)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, VectorOperator<T, LogP1Function<T>>>(m);

    /// <summary>Writes into a matrix: the natural logarithm of 1 + x for each element x.</summary>
    /// <remarks>Accurate near 0, unlike the sum written out. −∞ at −1, NaN below.</remarks>
    /// <param name="m">Any shape.</param>
    /// <param name="destination">Of the shape of <paramref name="m"/>, which it may be itself.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void LogP1Into<T>(Matrix<T> m, Matrix<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MapInto<T, VectorOperator<T, LogP1Function<T>>>(m, destination);
}
