using SymbolicBackprop.Approximations;

namespace SymbolicBackprop;

// A special function of a float is computed in double and rounded once: no float operation loses a digit on the way, and the double's
// error of a few 1e-16 leaves that rounding right in all but one of some ten million cases.
public static partial class Functions
{
    private const double SqrtPi = 1.772453850905516;
    private const double Sqrt2 = 1.4142135623730951;
    private const double SqrtHalf = 0.7071067811865476;

    /// <summary>Beyond this, e^(−x²) is 0 and e^(x²) is +∞, also where the exponent is halved.</summary>
    private const double LargestOfSquares = 64;

    /// <summary>Beyond this, x / (x + k) is 1.</summary>
    private const double LargestOfQuotients = 1e30;

    /// <summary>The error function, 2/√π · ∫₀ˣ e^(−t²) dt.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number from −1 to 1 with the sign of <paramref name="x"/>: ±0 for ±0, ±1 for ±∞, NaN for NaN.</returns>
    /// <remarks>
    /// Source: NIST Digital Library of Mathematical Functions (DLMF), 7.2.1. A polynomial in x² up to 1, beyond it
    /// 1 − <see cref="Erfc(double)"/>. The derivative is 2/√π·e^(−x²).
    /// </remarks>
    public static double Erf(double x)
    {
        var size = Math.Abs(x);
        return size <= 1
            ? x * Polynomial.Evaluate(ErrorFunctionCoefficients.Series, x * x)
            : Math.CopySign(1 - ExponentialOfSquare(size, -1, ScaledErfcOfPositive(size)), x);
    }

    /// <inheritdoc cref="Erf(double)"/>
    public static float Erf(float x) => (float)Erf((double)x);

    /// <summary>The complementary error function, 1 − erf(x) = 2/√π · ∫ₓ^∞ e^(−t²) dt, with all its digits where it is small.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number from 0 to 2: 2 for −∞, 1 for 0, 0 for +∞ (and above 27.3), NaN for NaN.</returns>
    /// <remarks>
    /// Source: DLMF 7.2.2. Computed as e^(−x²)·<see cref="ScaledErfc(double)"/>, the square with the part that its rounding loses;
    /// below 0 as 2 − erfc(−x). The derivative is −2/√π·e^(−x²).
    /// </remarks>
    public static double Erfc(double x)
    {
        var size = Math.Abs(x);
        var tail = ExponentialOfSquare(size, -1, ScaledErfcOfPositive(size));
        return x < 0 ? 2 - tail : tail;
    }

    /// <inheritdoc cref="Erfc(double)"/>
    public static float Erfc(float x) => (float)Erfc((double)x);

    /// <summary>The scaled complementary error function, e^(x²)·erfc(x), which neither underflows nor loses digits far above 0.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A number that is not negative: 0 for +∞, 1 for 0, +∞ for −∞ (and below −26.6), NaN for NaN.</returns>
    /// <remarks>
    /// Source: M. M. Shepherd and J. G. Laframboise, Chebyshev approximation of (1 + 2x)·exp(x²)·erfc x in 0 ≤ x &lt; ∞, Mathematics of
    /// Computation 36 (1981): one polynomial in (x − k) / (x + k) for all of it, here with the value at 0 taken out.
    /// Below 0 it is 2·e^(x²) less the value at −x.
    /// The derivative is 2·x·y − 2/√π, computed as −2·<see cref="ScaledErfcIntegral(int, double)"/> of order 1, which does not cancel.
    /// </remarks>
    public static double ScaledErfc(double x)
    {
        var size = Math.Abs(x);
        var positive = ScaledErfcOfPositive(size);
        return x < 0 ? ExponentialOfSquare(size, 1, 2) - positive : positive;
    }

    /// <inheritdoc cref="ScaledErfc(double)"/>
    public static float ScaledErfc(float x) => (float)ScaledErfc((double)x);

    /// <summary>e^(x²)·ierfcₙ(x): the complementary error function integrated <paramref name="order"/> times from x to ∞, and scaled.</summary>
    /// <param name="order">How often it is integrated, n; 0 gives <see cref="ScaledErfc(double)"/>.</param>
    /// <param name="x">Any number.</param>
    /// <returns>A number that is not negative: 0 for +∞, +∞ for −∞, NaN for NaN and for a negative order.</returns>
    /// <remarks>
    /// Source: DLMF 7.18 and W. Gautschi, Recursive computation of the repeated integrals of the error function, Mathematics of Computation 15
    /// (1961). Upwards by Iₙ = (Iₙ₋₂/2 − x·Iₙ₋₁)/n where that keeps the digits, else by the ratios Iₙ/Iₙ₋₁ from above.
    /// The derivative is −2·(n + 1)·Iₙ₊₁(x).
    /// </remarks>
    public static double ScaledErfcIntegral(int order, double x)
    {
        if (order < 0)
            return double.NaN;
        var integral = ScaledErfc(x);
        if (order == 0 || integral is 0 || double.IsInfinity(integral))
            return integral;

        var root = Math.Sqrt(order);
        if (x * root <= 1)
        {
            var before = 2 / SqrtPi;
            for (var n = 1; n <= order; n++)
                (before, integral) = (integral, ((before / 2) - (x * integral)) / n);
            return integral;
        }

        // The ratios are begun so far above that the error of the first has shrunk to e⁻³⁶ where they are used: it shrinks by e^(2·√2·x) for
        // each unit of √n, and where x is large by more than n/(2·x²) at each step, of which a few are enough.
        const double Shrinking = 36 / 2.8284271247461903;
        const int Least = 20;
        var last = ((root + (Shrinking / x)) * (root + (Shrinking / x))) + Least;
        var ratio = 0.0;
        for (var n = (int)Math.Min(last, int.MaxValue - 1); n > 0; n--)
        {
            ratio = 1 / ((2 * x) + (2 * (n + 1.0) * ratio));
            if (n <= order)
                integral *= ratio;
        }

        return integral;
    }

    /// <inheritdoc cref="ScaledErfcIntegral(int, double)"/>
    public static float ScaledErfcIntegral(int order, float x) => (float)ScaledErfcIntegral(order, (double)x);

    /// <summary>e^(x²)·erfc(x) for x ≥ 0: (1 + s·P(s − 1)) / (1 + 2x) with s = 2x / (x + k), exactly 1 at 0.</summary>
    private static double ScaledErfcOfPositive(double x)
    {
        var bounded = Math.Min(x, LargestOfQuotients);
        var s = 2 * bounded / (bounded + ErrorFunctionCoefficients.ScaleOfArgument);
        return (1 + (s * Polynomial.Evaluate(ErrorFunctionCoefficients.ScaledComplement, s - 1))) / (1 + (2 * x));
    }

    /// <summary>
    /// factor·e^(sign·x²) for a <paramref name="sign"/> of ±1 or ±½. The square is rounded; what it lacks is found by a fused product and
    /// put back as a factor. Half of the exponent is raised twice, so that a result below the normal range is rounded there once.
    /// </summary>
    private static double ExponentialOfSquare(double x, double sign, double factor)
    {
        x = Math.Min(x, LargestOfSquares);
        var square = x * x;
        var lost = Math.FusedMultiplyAdd(x, x, -square);
        var half = Math.Exp(sign * square / 2);
        return half * (factor + (factor * (sign * lost))) * half;
    }
}
