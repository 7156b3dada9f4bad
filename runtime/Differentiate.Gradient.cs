using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop;

public static partial class Differentiate
{
    /// <summary>The derivative of a function of one number.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivative at a point.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double> Gradient(Func<double, double> function) => throw NotCompiled();

    /// <summary>The partial derivatives of a function of two numbers.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The partial derivatives at a point, in the order of the parameters.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, (double, double)> Gradient(Func<double, double, double> function) => throw NotCompiled();

    /// <summary>The partial derivatives of a function of three numbers.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The partial derivatives at a point, in the order of the parameters.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, (double, double, double)> Gradient(Func<double, double, double, double> function) => throw NotCompiled();

    /// <summary>The partial derivatives of a function of four numbers.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The partial derivatives at a point, in the order of the parameters.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, double, (double, double, double, double)> Gradient(Func<double, double, double, double, double> function) => throw NotCompiled();

    /// <summary>The derivative of a function of one number.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The derivative at a point.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float> Gradient(Func<float, float> function) => throw NotCompiled();

    /// <summary>The partial derivatives of a function of two numbers.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The partial derivatives at a point, in the order of the parameters.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, (float, float)> Gradient(Func<float, float, float> function) => throw NotCompiled();

    /// <summary>The partial derivatives of a function of three numbers.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The partial derivatives at a point, in the order of the parameters.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, (float, float, float)> Gradient(Func<float, float, float, float> function) => throw NotCompiled();

    /// <summary>The partial derivatives of a function of four numbers.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The partial derivatives at a point, in the order of the parameters.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, float, (float, float, float, float)> Gradient(Func<float, float, float, float, float> function) => throw NotCompiled();

    /// <summary>The gradient of a function with respect to its first parameter.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The gradient at a point, of the type of the parameter; arrays and matrices are new ones.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T> Gradient<T, TNumber>(Func<T, TNumber> function)
        where TNumber : IFloatingPointIeee754<TNumber> => throw NotCompiled();

    /// <summary>The gradient of a function with respect to its first parameter; the other parameter is a constant.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The gradient at a point, of the type of the parameter; arrays and matrices are new ones.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, T> Gradient<T, T1, TNumber>(Func<T, T1, TNumber> function)
        where TNumber : IFloatingPointIeee754<TNumber> => throw NotCompiled();

    /// <summary>The gradient of a function with respect to its first parameter; the other parameters are constants.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The gradient at a point, of the type of the parameter; arrays and matrices are new ones.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, T2, T> Gradient<T, T1, T2, TNumber>(Func<T, T1, T2, TNumber> function)
        where TNumber : IFloatingPointIeee754<TNumber> => throw NotCompiled();

    /// <summary>The gradient of a function with respect to its first parameter; the other parameters are constants.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="T3">The type of the fourth parameter.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The gradient at a point, of the type of the parameter; arrays and matrices are new ones.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, T2, T3, T> Gradient<T, T1, T2, T3, TNumber>(Func<T, T1, T2, T3, TNumber> function)
        where TNumber : IFloatingPointIeee754<TNumber> => throw NotCompiled();
}
