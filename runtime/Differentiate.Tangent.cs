using System.Runtime.CompilerServices;

namespace SymbolicBackprop;

public static partial class Differentiate
{
    /// <summary>The value of a function of one number and its derivative in a direction: forward mode.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative, of the point and a factor of the derivative.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, (double Value, double Tangent)> Tangent(Func<double, double> function) => throw NotCompiled();

    /// <summary>The value of a function of two numbers and its derivative in a direction: forward mode.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative, of the point and then the direction.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, double, (double Value, double Tangent)> Tangent(Func<double, double, double> function) => throw NotCompiled();

    /// <summary>The value of a function of three numbers and its derivative in a direction: forward mode.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative, of the point and then the direction.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, double, double, double, (double Value, double Tangent)> Tangent(Func<double, double, double, double> function) => throw NotCompiled();

    /// <summary>The value of a function of four numbers and its derivative in a direction: forward mode.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative, of the point and then the direction.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    [OverloadResolutionPriority(1)]
    public static Func<double, double, double, double, double, double, double, double, (double Value, double Tangent)> Tangent(Func<double, double, double, double, double> function) => throw NotCompiled();

    /// <summary>The value of a function of one number and its derivative in a direction: forward mode.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative, of the point and a factor of the derivative.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, (float Value, float Tangent)> Tangent(Func<float, float> function) => throw NotCompiled();

    /// <summary>The value of a function of two numbers and its derivative in a direction: forward mode.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative, of the point and then the direction.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, float, (float Value, float Tangent)> Tangent(Func<float, float, float> function) => throw NotCompiled();

    /// <summary>The value of a function of three numbers and its derivative in a direction: forward mode.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative, of the point and then the direction.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, float, float, float, (float Value, float Tangent)> Tangent(Func<float, float, float, float> function) => throw NotCompiled();

    /// <summary>The value of a function of four numbers and its derivative in a direction: forward mode.</summary>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative, of the point and then the direction.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<float, float, float, float, float, float, float, float, (float Value, float Tangent)> Tangent(Func<float, float, float, float, float> function) => throw NotCompiled();

    /// <summary>The value of a function and its derivative in a direction of its first parameter: forward mode.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="TResult">The type of the result: numbers, arrays, matrices, structs or tuples of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative, of the point and then the direction.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T, (TResult Value, TResult Tangent)> Tangent<T, TResult>(Func<T, TResult> function) => throw NotCompiled();

    /// <summary>The value of a function and its derivative in a direction of its first parameter: forward mode; the other parameter is a constant.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: numbers, arrays, matrices, structs or tuples of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative, of the point and then the direction.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, T, (TResult Value, TResult Tangent)> Tangent<T, T1, TResult>(Func<T, T1, TResult> function) => throw NotCompiled();

    /// <summary>The value of a function and its derivative in a direction of its first parameter: forward mode; the other parameters are constants.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: numbers, arrays, matrices, structs or tuples of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative, of the point and then the direction.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, T2, T, (TResult Value, TResult Tangent)> Tangent<T, T1, T2, TResult>(Func<T, T1, T2, TResult> function) => throw NotCompiled();

    /// <summary>The value of a function and its derivative in a direction of its first parameter: forward mode; the other parameters are constants.</summary>
    /// <typeparam name="T">The type of the first parameter: a number, an array, a matrix, weights or a tuple of numbers.</typeparam>
    /// <typeparam name="T1">The type of the second parameter.</typeparam>
    /// <typeparam name="T2">The type of the third parameter.</typeparam>
    /// <typeparam name="T3">The type of the fourth parameter.</typeparam>
    /// <typeparam name="TResult">The type of the result: numbers, arrays, matrices, structs or tuples of numbers.</typeparam>
    /// <param name="function">A lambda that captures nothing, or a static method.</param>
    /// <returns>The value and the derivative, of the point and then the direction.</returns>
    /// <exception cref="InvalidOperationException">The call was not compiled by the generator.</exception>
    public static Func<T, T1, T2, T3, T, (TResult Value, TResult Tangent)> Tangent<T, T1, T2, T3, TResult>(Func<T, T1, T2, T3, TResult> function) => throw NotCompiled();
}
