using SymbolicBackprop.Approximations;

namespace SymbolicBackprop;

public static partial class Functions
{
    private const double HalfLnTwoPi = 0.9189385332046728;
    private const double LnPi = 1.1447298858494002;
    private const double SqrtTwoPi = 2.5066282746310007;

    /// <summary>From here Γ(x) is greater than every number.</summary>
    private const double LargestOfGamma = 171.7;

    /// <summary>Below the negative of this Γ(x) is 0 to the last digit, however near to a pole x is.</summary>
    private const double LargestOfReflectedGamma = 200;

    /// <summary>The gamma function, Γ(x) = ∫₀^∞ tˣ⁻¹·e⁻ᵗ dt where x &gt; 0, continued to the negative numbers; Γ(n) = (n − 1)!.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>
    /// ±∞ for ±0, +∞ for +∞ (and above 171.6), NaN at the poles −1, −2, … and for −∞ and NaN.
    /// </returns>
    /// <remarks>
    /// Sources: DLMF 5.5.1 and 5.5.3. Up to 8 from the polynomial of 1/Γ(1 + t), |t| ≤ ½, by the factorial relation; from 8 by Stirling's
    /// series, the power taken in two halves; below −8 by reflection. The derivative is y·<see cref="Digamma(double)"/>.
    /// </remarks>
    public static double Gamma(double x)
    {
        if (IsPole(x))
            return double.NaN;
        if (Math.Abs(x) < GammaCoefficients.StirlingFrom)
            return GammaNearZero(x);
        if (!(x < 0))
            return x > LargestOfGamma ? double.PositiveInfinity : GammaByStirling(x);

        // Γ(x)·Γ(−x) = −π / (x·sin(πx)); each factor of 1/Γ(−x) is applied by itself, the smallest last.
        var sine = SineOfPi(x);
        if (x < -LargestOfReflectedGamma)
            return Math.CopySign(0, sine);
        var root = RootOfPower(-x);
        return Math.PI / (SqrtTwoPi * sine) * Math.Exp(-x) * Math.Exp(-StirlingCorrection(-x)) / -x / root / root;
    }

    /// <inheritdoc cref="Gamma(double)"/>
    public static float Gamma(float x) => (float)Gamma((double)x);

    /// <summary>The logarithm of the gamma function's size, ln |Γ(x)|, also where Γ(x) overflows.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>+0 for 1 and 2, +∞ for 0, the poles −1, −2, … and ±∞, NaN for NaN.</returns>
    /// <remarks>
    /// Sources: DLMF 5.5.1, 5.5.3 and 5.11.1. Near its zeros 1 and 2 a polynomial times the distance, so that small results keep their
    /// digits; from 8 Stirling's series; below −8 by reflection. The derivative is <see cref="Digamma(double)"/>.
    /// </remarks>
    public static double LogGamma(double x)
    {
        if (x >= GammaCoefficients.StirlingFrom)
            return LogGammaByStirling(x);
        if (x > -0.5)
            return LogGammaNearZero(x);
        if (x > -GammaCoefficients.StirlingFrom)
            return Math.Log(Math.Abs(GammaNearZero(x)));
        return double.IsNegativeInfinity(x)
            ? double.PositiveInfinity
            : LnPi - Math.Log(Math.Abs(x * SineOfPi(x))) - LogGammaByStirling(-x);
    }

    /// <inheritdoc cref="LogGamma(double)"/>
    public static float LogGamma(float x) => (float)LogGamma((double)x);

    /// <summary>Γ(x) for |x| &lt; 8, ±∞ at a pole. The distance t from the nearest integer is exact, and so the neighbourhood of a pole keeps its digits.</summary>
    private static double GammaNearZero(double x)
    {
        var (nearest, t) = NearestInteger(x);
        var reciprocal = Polynomial.Evaluate(GammaCoefficients.Reciprocal, t);
        var product = 1.0;
        for (var n = 1; n < nearest; n++)
            product *= t + n;
        for (var n = 0; n <= -nearest; n++)
            reciprocal *= t - n;
        return product / reciprocal;
    }

    private static double GammaByStirling(double x)
    {
        var root = RootOfPower(x);
        return SqrtTwoPi * root * Math.Exp(-x) * Math.Exp(StirlingCorrection(x)) * root;
    }

    /// <summary>√(x^(x − ½)): the exponent is exact, and the power of a large number is not yet infinite.</summary>
    private static double RootOfPower(double x) => Math.Pow(x, (x / 2) - 0.25);

    private static double LogGammaByStirling(double x) =>
        double.IsPositiveInfinity(x) ? x : ((x - 0.5) * Math.Log(x)) - x + HalfLnTwoPi + StirlingCorrection(x);

    /// <summary>ln |Γ(x)| for −½ &lt; x &lt; 8.</summary>
    private static double LogGammaNearZero(double x)
    {
        if (x < 0.5)
            return LogGammaOfTwoPlus(x) - Math.Log(Math.Abs(x) * (1 + x));
        if (x < 1.5)
            return LogGammaOfTwoPlus(x - 1) - Math.Log(x);
        var (nearest, t) = NearestInteger(x);
        var product = 1.0;
        for (var n = 2; n < nearest; n++)
            product *= t + n;
        return LogGammaOfTwoPlus(t) + Math.Log(product);
    }

    /// <summary>ln Γ(2 + t) for |t| ≤ ½.</summary>
    private static double LogGammaOfTwoPlus(double t) => t * Polynomial.Evaluate(GammaCoefficients.LogarithmNearTwo, t);

    /// <summary>What ln Γ(x) is more than (x − ½)·ln x − x + ½·ln 2π, for x ≥ 8: Stirling's series.</summary>
    private static double StirlingCorrection(double x)
    {
        var inverse = 1 / x;
        return inverse * Polynomial.Evaluate(GammaCoefficients.Stirling, inverse * inverse);
    }

    /// <summary>sin(πx), right to the last digits near each integer.</summary>
    private static double SineOfPi(double x)
    {
        var (nearest, t) = NearestInteger(x);
        var sine = Math.Sin(Math.PI * t);
        return double.IsEvenInteger(nearest) ? sine : -sine;
    }

    /// <summary>The integer nearest to x and the exact distance from it, which near 0 is x itself, with its sign.</summary>
    private static (double Nearest, double Distance) NearestInteger(double x)
    {
        var nearest = Math.Round(x);
        return (nearest, nearest == 0 ? x : x - nearest);
    }

    /// <summary>Whether x is one of −1, −2, … or −∞.</summary>
    private static bool IsPole(double x) => x < 0 && Math.Floor(x) == x;
}
