using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop;

public static partial class Differentiate
{
    /// <summary>The value and the derivative of a function of one number, in one sweep.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative at a point.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, (double Value, double Gradient)> ValueAndGradient(Func<double, double> function) => throw NotCompiled();

    /// <summary>The value and the partial derivatives of a function of two numbers, in one sweep.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the partial derivatives at a point, in the order of the parameters.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, (double Value, (double, double) Gradient)> ValueAndGradient(Func<double, double, double> function) => throw NotCompiled();

    /// <summary>The value and the partial derivatives of a function of three numbers, in one sweep.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the partial derivatives at a point, in the order of the parameters.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, (double Value, (double, double, double) Gradient)> ValueAndGradient(Func<double, double, double, double> function) => throw NotCompiled();

    /// <summary>The value and the partial derivatives of a function of four numbers, in one sweep.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the partial derivatives at a point, in the order of the parameters.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, double, (double Value, (double, double, double, double) Gradient)> ValueAndGradient(Func<double, double, double, double, double> function) => throw NotCompiled();

    /// <summary>The value and the derivative of a function of one number, in one sweep.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative at a point.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, (float Value, float Gradient)> ValueAndGradient(Func<float, float> function) => throw NotCompiled();

    /// <summary>The value and the partial derivatives of a function of two numbers, in one sweep.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the partial derivatives at a point, in the order of the parameters.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, (float Value, (float, float) Gradient)> ValueAndGradient(Func<float, float, float> function) => throw NotCompiled();

    /// <summary>The value and the partial derivatives of a function of three numbers, in one sweep.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the partial derivatives at a point, in the order of the parameters.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, (float Value, (float, float, float) Gradient)> ValueAndGradient(Func<float, float, float, float> function) => throw NotCompiled();

    /// <summary>The value and the partial derivatives of a function of four numbers, in one sweep.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the partial derivatives at a point, in the order of the parameters.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, float, (float Value, (float, float, float, float) Gradient)> ValueAndGradient(Func<float, float, float, float, float> function) => throw NotCompiled();

    /// <summary>The value of a function and its gradient with respect to its first parameter, in one sweep.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the gradient at a point; arrays and matrices are new ones.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, (TNumber Value, T Gradient)> ValueAndGradient<T, TNumber>(Func<T, TNumber> function)
        where TNumber : IFloatingPointIeee754<TNumber> => throw NotCompiled();

    /// <summary>The value of a function and its gradient with respect to its first parameter, in one sweep; the other parameter is a constant.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the gradient at a point; arrays and matrices are new ones.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, (TNumber Value, T Gradient)> ValueAndGradient<T, T1, TNumber>(Func<T, T1, TNumber> function)
        where TNumber : IFloatingPointIeee754<TNumber> => throw NotCompiled();

    /// <summary>The value of a function and its gradient with respect to its first parameter, in one sweep; the other parameters are constants.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the gradient at a point; arrays and matrices are new ones.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, T2, (TNumber Value, T Gradient)> ValueAndGradient<T, T1, T2, TNumber>(Func<T, T1, T2, TNumber> function)
        where TNumber : IFloatingPointIeee754<TNumber> => throw NotCompiled();

    /// <summary>The value of a function and its gradient with respect to its first parameter, in one sweep; the other parameters are constants.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="T3">The type of the fourth parameter.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the gradient at a point; arrays and matrices are new ones.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, T2, T3, (TNumber Value, T Gradient)> ValueAndGradient<T, T1, T2, T3, TNumber>(Func<T, T1, T2, T3, TNumber> function)
        where TNumber : IFloatingPointIeee754<TNumber> => throw NotCompiled();
}
