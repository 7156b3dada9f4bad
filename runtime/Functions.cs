using System.Numerics;

namespace SymbolicBackprop;

/// <summary>
/// Functions of numbers that <see cref="Math"/> lacks and that differentiated code needs. Each is computed in the precision of its
/// operands, without overflow on the way, and each has its row in the table of derivatives.
/// </summary>
public static partial class Functions
{
    /// <summary>The logistic function, 1 / (1 + e⁻ˣ).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number from 0 to 1: 0 for −∞ (and far below 0), ½ for 0, 1 for +∞ (and far above 0), NaN for NaN.</returns>
    /// <remarks>Below 0 it is computed as eˣ / (1 + eˣ), so that small results keep their digits. The derivative is y·(1 − y).</remarks>
    public static double Sigmoid(double x) => SigmoidOf(x);

    /// <inheritdoc cref="Sigmoid(double)"/>
    public static float Sigmoid(float x) => SigmoidOf(x);

    /// <summary>The rectifier, max(x, 0).</summary>
    /// <param name="x">Any number.</param>
    /// <returns><paramref name="x"/> where it is greater than 0, else +0; NaN for NaN.</returns>
    /// <remarks>The derivative is 1 above 0, and 0 at and below 0.</remarks>
    public static double Relu(double x) => Math.Max(x, 0);

    /// <inheritdoc cref="Relu(double)"/>
    public static float Relu(float x) => MathF.Max(x, 0);

    /// <summary>The smooth rectifier, ln(1 + eˣ).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number that is not negative: 0 for −∞, ln 2 for 0, <paramref name="x"/> itself far above 0, +∞ for +∞, NaN for NaN.</returns>
    /// <remarks>
    /// Computed as max(x, 0) + ln(1 + e^−|x|), which neither overflows nor loses the digits of small results.
    /// The derivative is <see cref="Sigmoid(double)"/>.
    /// </remarks>
    public static double Softplus(double x) => SoftplusOf(x);

    /// <inheritdoc cref="Softplus(double)"/>
    public static float Softplus(float x) => SoftplusOf(x);

    /// <summary>The logarithm of a sum that is given by its logarithms, ln(eᵃ + eᵇ).</summary>
    /// <param name="a">The logarithm of one term; −∞ stands for the term 0.</param>
    /// <param name="b">The logarithm of the other.</param>
    /// <returns>
    /// A number that is not less than either; +∞ where either is, −∞ where both are, NaN where either is.
    /// </returns>
    /// <remarks>
    /// Computed as max(a, b) + ln(1 + e^−|a − b|). The derivatives are the sigmoids of a − b and b − a.
    /// </remarks>
    public static double LogSumExp(double a, double b) => LogSumExpOf(a, b);

    /// <inheritdoc cref="LogSumExp(double, double)"/>
    public static float LogSumExp(float a, float b) => LogSumExpOf(a, b);

    /// <summary>x², as the one product <c>x * x</c>.</summary>
    /// <param name="x">Any number; it is evaluated once.</param>
    /// <returns>A number that is not negative; NaN for NaN.</returns>
    /// <remarks>The derivative is 2·x.</remarks>
    public static double Square(double x) => x * x;

    /// <inheritdoc cref="Square(double)"/>
    public static float Square(float x) => x * x;

    private static T SigmoidOf<T>(T x)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (x >= T.Zero)
            return T.One / (T.One + T.Exp(-x));
        var exponential = T.Exp(x);
        return exponential / (T.One + exponential);
    }

    private static T SoftplusOf<T>(T x)
        where T : IBinaryFloatingPointIeee754<T> => T.Max(x, T.Zero) + LogOfOnePlus(T.Exp(-T.Abs(x)));

    // Equal operands are told apart first because the difference of equal infinities is NaN.
    private static T LogSumExpOf<T>(T a, T b)
        where T : IBinaryFloatingPointIeee754<T> =>
        T.Max(a, b) + LogOfOnePlus(a == b ? T.One : T.Exp(-T.Abs(a - b)));

    /// <summary>
    /// ln(1 + x) with all its digits where x is small. The library's LogP1 is Log(1 + x), which has lost x by then; the correction
    /// is Kahan's, x / ((1 + x) − 1) with the rounded sum (W. Kahan, HP-15C Advanced Functions Handbook, appendix "Accuracy").
    /// </summary>
    private static T LogOfOnePlus<T>(T x)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var sum = T.One + x;
        return sum == T.One ? x : T.Log(sum) * (x / (sum - T.One));
    }
}
