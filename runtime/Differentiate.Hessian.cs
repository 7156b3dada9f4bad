using System.Numerics;
using System.Runtime.CompilerServices;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop;

public static partial class Differentiate
{
    /// <summary>The second derivative of a function of one number.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The second derivatives at a point, with a row and a column for each number.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double> Hessian(Func<double, double> function) => throw NotCompiled();

    /// <summary>The matrix of the second derivatives of a function of two numbers.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The second derivatives at a point, with a row and a column for each number.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, Matrix<double>> Hessian(Func<double, double, double> function) => throw NotCompiled();

    /// <summary>The matrix of the second derivatives of a function of three numbers.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The second derivatives at a point, with a row and a column for each number.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, Matrix<double>> Hessian(Func<double, double, double, double> function) => throw NotCompiled();

    /// <summary>The matrix of the second derivatives of a function of four numbers.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The second derivatives at a point, with a row and a column for each number.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, double, Matrix<double>> Hessian(Func<double, double, double, double, double> function) => throw NotCompiled();

    /// <summary>The second derivative of a function of one number.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The second derivatives at a point, with a row and a column for each number.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float> Hessian(Func<float, float> function) => throw NotCompiled();

    /// <summary>The matrix of the second derivatives of a function of two numbers.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The second derivatives at a point, with a row and a column for each number.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, Matrix<float>> Hessian(Func<float, float, float> function) => throw NotCompiled();

    /// <summary>The matrix of the second derivatives of a function of three numbers.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The second derivatives at a point, with a row and a column for each number.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, Matrix<float>> Hessian(Func<float, float, float, float> function) => throw NotCompiled();

    /// <summary>The matrix of the second derivatives of a function of four numbers.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The second derivatives at a point, with a row and a column for each number.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, float, Matrix<float>> Hessian(Func<float, float, float, float, float> function) => throw NotCompiled();

    /// <summary>The matrix of the second derivatives of a function with respect to the numbers in its first parameter.</summary>
    /// <typeparam name="T">The type of the first parameter: an array or a matrix.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The second derivatives at a point, with a row and a column for each number.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, Matrix<TNumber>> Hessian<T, TNumber>(Func<T, TNumber> function)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => throw NotCompiled();

    /// <summary>The matrix of the second derivatives of a function with respect to the numbers in its first parameter; the other parameter is a constant.</summary>
    /// <typeparam name="T">The type of the first parameter: an array or a matrix.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The second derivatives at a point, with a row and a column for each number.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, Matrix<TNumber>> Hessian<T, T1, TNumber>(Func<T, T1, TNumber> function)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => throw NotCompiled();

    /// <summary>The matrix of the second derivatives of a function with respect to the numbers in its first parameter; the other parameters are constants.</summary>
    /// <typeparam name="T">The type of the first parameter: an array or a matrix.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The second derivatives at a point, with a row and a column for each number.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, T2, Matrix<TNumber>> Hessian<T, T1, T2, TNumber>(Func<T, T1, T2, TNumber> function)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => throw NotCompiled();

    /// <summary>The matrix of the second derivatives of a function with respect to the numbers in its first parameter; the other parameters are constants.</summary>
    /// <typeparam name="T">The type of the first parameter: an array or a matrix.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="T3">The type of the fourth parameter.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The second derivatives at a point, with a row and a column for each number.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, T2, T3, Matrix<TNumber>> Hessian<T, T1, T2, T3, TNumber>(Func<T, T1, T2, T3, TNumber> function)
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => throw NotCompiled();
}
