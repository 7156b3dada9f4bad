using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop;

public static partial class Differentiate
{
    /// <summary>The second derivative of a function of one number, times a number.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The product, of the point and the factor.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double> HessianVectorProduct(Func<double, double> function) => throw NotCompiled();

    /// <summary>The Hessian of a function of two numbers, times a vector.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The product, of the point and then the vector.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, double, (double, double)> HessianVectorProduct(Func<double, double, double> function) => throw NotCompiled();

    /// <summary>The Hessian of a function of three numbers, times a vector.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The product, of the point and then the vector.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, double, double, double, (double, double, double)> HessianVectorProduct(Func<double, double, double, double> function) => throw NotCompiled();

    /// <summary>The Hessian of a function of four numbers, times a vector.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The product, of the point and then the vector.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, double, double, double, double, double, (double, double, double, double)> HessianVectorProduct(Func<double, double, double, double, double> function) => throw NotCompiled();

    /// <summary>The second derivative of a function of one number, times a number.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The product, of the point and the factor.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float> HessianVectorProduct(Func<float, float> function) => throw NotCompiled();

    /// <summary>The Hessian of a function of two numbers, times a vector.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The product, of the point and then the vector.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, float, (float, float)> HessianVectorProduct(Func<float, float, float> function) => throw NotCompiled();

    /// <summary>The Hessian of a function of three numbers, times a vector.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The product, of the point and then the vector.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, float, float, float, (float, float, float)> HessianVectorProduct(Func<float, float, float, float> function) => throw NotCompiled();

    /// <summary>The Hessian of a function of four numbers, times a vector.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The product, of the point and then the vector.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, float, float, float, float, float, (float, float, float, float)> HessianVectorProduct(Func<float, float, float, float, float> function) => throw NotCompiled();

    /// <summary>The Hessian of a function with respect to its first parameter, times a vector.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The product, of the point and then the vector; it has the form of the gradient, and no matrix is formed.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T, T> HessianVectorProduct<T, TNumber>(Func<T, TNumber> function)
        where TNumber : IFloatingPointIeee754<TNumber> => throw NotCompiled();

    /// <summary>The Hessian of a function with respect to its first parameter, times a vector; the other parameter is a constant.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The product, of the point and then the vector; it has the form of the gradient, and no matrix is formed.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, T, T> HessianVectorProduct<T, T1, TNumber>(Func<T, T1, TNumber> function)
        where TNumber : IFloatingPointIeee754<TNumber> => throw NotCompiled();

    /// <summary>The Hessian of a function with respect to its first parameter, times a vector; the other parameters are constants.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The product, of the point and then the vector; it has the form of the gradient, and no matrix is formed.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, T2, T, T> HessianVectorProduct<T, T1, T2, TNumber>(Func<T, T1, T2, TNumber> function)
        where TNumber : IFloatingPointIeee754<TNumber> => throw NotCompiled();

    /// <summary>The Hessian of a function with respect to its first parameter, times a vector; the other parameters are constants.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="T3">The type of the fourth parameter.</typeparam>
    /// <typeparam name="TNumber">The type of the result, a number.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The product, of the point and then the vector; it has the form of the gradient, and no matrix is formed.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, T2, T3, T, T> HessianVectorProduct<T, T1, T2, T3, TNumber>(Func<T, T1, T2, T3, TNumber> function)
        where TNumber : IFloatingPointIeee754<TNumber> => throw NotCompiled();
}
