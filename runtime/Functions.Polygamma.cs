using SymbolicBackprop.Approximations;

namespace SymbolicBackprop;

public static partial class Functions
{
    /// <summary>The largest n for which n! is a number.</summary>
    private const int LargestFactorial = 170;

    /// <summary>The digamma function, ψ(x) = d/dx ln Γ(x) = Γ′(x) / Γ(x).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>∓∞ for ±0, +∞ for +∞, NaN at the poles −1, −2, … and for −∞ and NaN.</returns>
    /// <remarks>
    /// Sources: DLMF 5.5.2, 5.5.4 and 5.11.2. From 1 to 2 a rational function times the distance from the zero 1.4616…, so that small results
    /// keep their digits; from 8 the asymptotic series; between by the relation ψ(x + 1) = ψ(x) + 1/x; below 0 by reflection.
    /// The derivative is <see cref="Trigamma(double)"/>.
    /// </remarks>
    public static double Digamma(double x)
    {
        if (IsPole(x))
            return double.NaN;
        return x < 0
            ? DigammaOfPositive(1 - x) - (Math.PI / Math.Tan(Math.PI * NearestInteger(x).Distance))
            : DigammaOfPositive(x);
    }

    /// <inheritdoc cref="Digamma(double)"/>
    public static float Digamma(float x) => (float)Digamma((double)x);

    /// <summary>The trigamma function, ψ′(x) = Σ 1/(x + k)² for k = 0, 1, …</summary>
    /// <param name="x">Any number.</param>
    /// <returns>A positive number; +∞ for 0, 0 for +∞, NaN at the poles −1, −2, … and for −∞ and NaN.</returns>
    /// <remarks>It is <see cref="Polygamma(int, double)"/> of order 1. The derivative is that of order 2.</remarks>
    public static double Trigamma(double x) => Polygamma(1, x);

    /// <inheritdoc cref="Trigamma(double)"/>
    public static float Trigamma(float x) => (float)Trigamma((double)x);

    /// <summary>The polygamma function ψ⁽ⁿ⁾(x): the derivative of <see cref="Digamma(double)"/> of an order n.</summary>
    /// <param name="order">The order n; 0 is <see cref="Digamma(double)"/> itself, 1 <see cref="Trigamma(double)"/>.</param>
    /// <param name="x">Any number.</param>
    /// <returns>(−1)ⁿ⁺¹·n!·Σ 1/(x + k)ⁿ⁺¹; NaN at the poles −1, −2, …, for −∞ and NaN, and for a negative order.</returns>
    /// <remarks>
    /// Sources: DLMF 5.15 and 25.11. The first terms of the sum one by one, the rest by Euler's and Maclaurin's summation; below 0 the sum over
    /// all integers less the other half. The relative error grows with the order, by about 1e-16 for each. The derivative is ψ⁽ⁿ⁺¹⁾(x).
    /// </remarks>
    public static double Polygamma(int order, double x)
    {
        if (order <= 0)
            return order == 0 ? Digamma(x) : double.NaN;
        if (IsPole(x))
            return double.NaN;
        var sum = x < 0 ? HurwitzOfNegative(order, x) : Hurwitz(order, x);
        return int.IsOddInteger(order) ? sum : -sum;
    }

    /// <inheritdoc cref="Polygamma(int, double)"/>
    public static float Polygamma(int order, float x) => (float)Polygamma(order, (double)x);

    private static double DigammaOfPositive(double x)
    {
        if (x >= PolygammaCoefficients.AsymptoticFrom)
        {
            var inverse = 1 / x;
            var square = inverse * inverse;
            return Math.Log(x) - (inverse / 2) - (square * Polynomial.Evaluate(PolygammaCoefficients.DigammaAsymptotic, square));
        }

        var shift = 0.0;
        if (x < 1)
        {
            shift = -1 / x;
            x += 1;
        }

        while (x > 2)
        {
            x -= 1;
            shift += 1 / x;
        }

        var distance = x - PolygammaCoefficients.Root - PolygammaCoefficients.RootCorrection;
        return shift + (distance * Ratio(PolygammaCoefficients.DigammaNumerator, PolygammaCoefficients.DigammaDenominator, x - 1.5));
    }

    /// <summary>n!·Σ 1/(x + k)ⁿ⁺¹ over k = 0, 1, … for x ≥ 0 and n ≥ 1: n!·ζ(n + 1, x).</summary>
    private static double Hurwitz(int n, double x)
    {
        if (double.IsPositiveInfinity(x))
            return 0;

        // The sum is (n − 1)!/xⁿ · (n/x·Σ (x/(x + k))ⁿ⁺¹ + what Euler and Maclaurin say of the rest, where x + k is as large as n and some).
        const double Margin = 12;
        const double Negligible = 1e-18;
        var (sum, k, shifted) = (0.0, 0, x);
        for (; shifted < n + Margin; shifted = x + ++k)
        {
            var term = k == 0 ? 1 : Math.Pow(x / shifted, n + 1.0);
            sum += term;
            if (term * (shifted + n) < Negligible * n)
                return ScaledFactorial(n, x) * (n / x * sum);
        }

        return ScaledFactorial(n, x) * ((n / x * sum) + (Math.Pow(x / shifted, n) * EulerMaclaurin(n, shifted)));
    }

    /// <summary>xⁿ/(n − 1)!·Σ n!/(x + k)ⁿ⁺¹ over k = 0, 1, …, which is near 1, for x of n and more.</summary>
    private static double EulerMaclaurin(int n, double x)
    {
        var correction = 0.0;
        var rising = 1.0;
        for (var k = 0; k < PolygammaCoefficients.EulerMaclaurin.Length; k++)
        {
            rising *= (n + (2.0 * k)) / x * ((n + (2.0 * k) + 1) / x);
            correction += PolygammaCoefficients.EulerMaclaurin[k] * rising;
        }

        return 1 + (n / (2 * x)) + correction;
    }

    /// <summary>
    /// n!·Σ 1/(x + k)ⁿ⁺¹ over k = 0, 1, … for x &lt; 0 that is no integer: the sum over all integers, which begins anew at every integer, less
    /// the terms below x. With t = x − ⌊x⌋ both are sums of positive bases: of t upwards, of 1 − t upwards, and of 1 − x upwards.
    /// </summary>
    private static double HurwitzOfNegative(int n, double x)
    {
        var (_, distance) = NearestInteger(x);
        var (fraction, rest) = distance > 0 ? (distance, 1 - distance) : (1 + distance, -distance);
        var below = Hurwitz(n, rest) - Hurwitz(n, 1 - x);
        return int.IsOddInteger(n) ? Hurwitz(n, fraction) + below : Hurwitz(n, fraction) - below;
    }

    /// <summary>(n − 1)!/xⁿ, factor by factor, since the factorial or the power alone may be too large or too small.</summary>
    private static double ScaledFactorial(int n, double x)
    {
        if (n > LargestFactorial)
            return Math.Exp(LogGamma(n) - (n * Math.Log(x)));
        var product = 1 / x;
        for (var factor = 1; factor < n; factor++)
            product *= factor / x;
        return product;
    }
}
