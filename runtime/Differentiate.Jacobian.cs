using System.Runtime.CompilerServices;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop;

public static partial class Differentiate
{
    /// <summary>The matrix of the first derivatives of a function of two numbers.</summary>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, Matrix<double>> Jacobian<TResult>(Func<double, double, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function of three numbers.</summary>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, Matrix<double>> Jacobian<TResult>(Func<double, double, double, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function of four numbers.</summary>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, double, Matrix<double>> Jacobian<TResult>(Func<double, double, double, double, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function of two numbers.</summary>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, Matrix<float>> Jacobian<TResult>(Func<float, float, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function of three numbers.</summary>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, Matrix<float>> Jacobian<TResult>(Func<float, float, float, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function of four numbers.</summary>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, float, Matrix<float>> Jacobian<TResult>(Func<float, float, float, float, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter.</summary>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<double[], Matrix<double>> Jacobian<TResult>(Func<double[], TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter.</summary>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float[], Matrix<float>> Jacobian<TResult>(Func<float[], TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter.</summary>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<Matrix<double>, Matrix<double>> Jacobian<TResult>(Func<Matrix<double>, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter.</summary>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<Matrix<float>, Matrix<float>> Jacobian<TResult>(Func<Matrix<float>, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter; the other parameter is a constant.</summary>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<double[], T1, Matrix<double>> Jacobian<T1, TResult>(Func<double[], T1, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter; the other parameter is a constant.</summary>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float[], T1, Matrix<float>> Jacobian<T1, TResult>(Func<float[], T1, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter; the other parameter is a constant.</summary>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<Matrix<double>, T1, Matrix<double>> Jacobian<T1, TResult>(Func<Matrix<double>, T1, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter; the other parameter is a constant.</summary>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<Matrix<float>, T1, Matrix<float>> Jacobian<T1, TResult>(Func<Matrix<float>, T1, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter; the other parameters are constants.</summary>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<double[], T1, T2, Matrix<double>> Jacobian<T1, T2, TResult>(Func<double[], T1, T2, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter; the other parameters are constants.</summary>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float[], T1, T2, Matrix<float>> Jacobian<T1, T2, TResult>(Func<float[], T1, T2, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter; the other parameters are constants.</summary>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<Matrix<double>, T1, T2, Matrix<double>> Jacobian<T1, T2, TResult>(Func<Matrix<double>, T1, T2, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter; the other parameters are constants.</summary>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<Matrix<float>, T1, T2, Matrix<float>> Jacobian<T1, T2, TResult>(Func<Matrix<float>, T1, T2, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter; the other parameters are constants.</summary>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="T3">The type of the fourth parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<double[], T1, T2, T3, Matrix<double>> Jacobian<T1, T2, T3, TResult>(Func<double[], T1, T2, T3, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter; the other parameters are constants.</summary>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="T3">The type of the fourth parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float[], T1, T2, T3, Matrix<float>> Jacobian<T1, T2, T3, TResult>(Func<float[], T1, T2, T3, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter; the other parameters are constants.</summary>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="T3">The type of the fourth parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<Matrix<double>, T1, T2, T3, Matrix<double>> Jacobian<T1, T2, T3, TResult>(Func<Matrix<double>, T1, T2, T3, TResult> function) => throw NotCompiled();

    /// <summary>The matrix of the first derivatives of a function with respect to the numbers in its first parameter; the other parameters are constants.</summary>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="T3">The type of the fourth parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: a number, an array, a matrix, a struct or tuple of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivatives at a point, with a row for each number of the result and a column for each that is differentiated.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<Matrix<float>, T1, T2, T3, Matrix<float>> Jacobian<T1, T2, T3, TResult>(Func<Matrix<float>, T1, T2, T3, TResult> function) => throw NotCompiled();
}
