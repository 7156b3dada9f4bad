namespace SymbolicBackprop;

// The normal distribution with mean 0 and variance 1.
public static partial class Functions
{
    private const double OneOverSqrtTwoPi = 0.3989422804014327;

    /// <summary>The density of the standard normal distribution, e^(−x²/2) / √(2π).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number that is not negative: 0 for ±∞ (and beyond ±38.6), NaN for NaN.</returns>
    /// <remarks>The square keeps the part that its rounding loses. The derivative is −x·y.</remarks>
    public static double NormalPdf(double x) => ExponentialOfSquare(Math.Abs(x), -0.5, OneOverSqrtTwoPi);

    /// <inheritdoc cref="NormalPdf(double)"/>
    public static float NormalPdf(float x) => (float)NormalPdf((double)x);

    /// <summary>The standard normal distribution function, Φ(x) = ½·erfc(−x/√2), with all its digits in the lower tail.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number from 0 to 1: 0 for −∞ (and below −38.5), ½ for 0, 1 for +∞, NaN for NaN.</returns>
    /// <remarks>
    /// Computed as e^(−x²/2)·½·<see cref="ScaledErfc(double)"/>(|x|/√2), whose last factor does not feel the rounding of x/√2; above 0 as
    /// 1 − Φ(−x). The derivative is <see cref="NormalPdf(double)"/>.
    /// </remarks>
    public static double NormalCdf(double x)
    {
        var size = Math.Abs(x);
        var tail = ExponentialOfSquare(size, -0.5, 0.5 * ScaledErfcOfPositive(size * SqrtHalf));
        return x > 0 ? 1 - tail : tail;
    }

    /// <inheritdoc cref="NormalCdf(double)"/>
    public static float NormalCdf(float x) => (float)NormalCdf((double)x);

    /// <summary>The logarithm of the standard normal distribution function, ln Φ(x), also where Φ(x) itself is 0 or 1 to the last digit.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number that is not positive: −∞ for −∞, −ln 2 for 0, 0 for +∞, NaN for NaN.</returns>
    /// <remarks>
    /// Below 0 computed as ln(½·<see cref="ScaledErfc(double)"/>(−x/√2)) − x²/2, above as ln(1 − Φ(−x)).
    /// The derivative φ(x)/Φ(x) is √(2/π) / ScaledErfc(−x/√2), which neither tail spoils.
    /// </remarks>
    public static double LogNormalCdf(double x) => x < 0
        ? Math.Log(0.5 * ScaledErfcOfPositive(-x * SqrtHalf)) - (x * x / 2)
        : LogOfOnePlus(-NormalCdf(-x));

    /// <inheritdoc cref="LogNormalCdf(double)"/>
    public static float LogNormalCdf(float x) => (float)LogNormalCdf((double)x);

    /// <summary>The inverse of <see cref="NormalCdf(double)"/>: the quantile of the standard normal distribution.</summary>
    /// <param name="p">A probability.</param>
    /// <returns>The y with Φ(y) = <paramref name="p"/>: −∞ for 0, 0 for ½, +∞ for 1, NaN outside and for NaN.</returns>
    /// <remarks>Computed as <see cref="ErfInverse(double)"/> is. The derivative is 1 / <see cref="NormalPdf(double)"/>(y).</remarks>
    public static double NormalQuantile(double p) => Sqrt2 * InverseErrorFunction((2 * p) - 1, 2 * Math.Min(p, 1 - p));

    /// <inheritdoc cref="NormalQuantile(double)"/>
    public static float NormalQuantile(float p) => (float)NormalQuantile((double)p);
}
