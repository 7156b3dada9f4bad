using SymbolicBackprop.Approximations;

namespace SymbolicBackprop;

public static partial class Functions
{
    /// <summary>Where both operands are larger, the beta function is 0 to the last digit.</summary>
    private const double LargestOfBeta = 1100;

    /// <summary>Where both operands are smaller, the beta function is 1/a + 1/b to the last digit.</summary>
    private const double SmallestOfBeta = 1e-100;

    /// <summary>The beta function, B(a, b) = ∫₀¹ tᵃ⁻¹·(1 − t)ᵇ⁻¹ dt = Γ(a)·Γ(b) / Γ(a + b).</summary>
    /// <param name="a">A number that is not negative.</param>
    /// <param name="b">Another.</param>
    /// <returns>+∞ where either is 0 and the other finite, 0 where either is +∞ and the other not 0, NaN for 0 and +∞, for negative numbers and for NaN.</returns>
    /// <remarks>
    /// Sources: DLMF 5.12.1 and 5.11.1; the order of cases is that of A. R. Didonato and A. H. Morris, Algorithm 708, ACM Transactions on
    /// Mathematical Software 18 (1992). Where an operand is 8 and more, powers of a/(a + b) and b/(a + b) take the place of the gamma
    /// functions, each with the part that the rounding of the quotient loses. The derivatives are y·(ψ(a) − ψ(a + b)) and y·(ψ(b) − ψ(a + b)).
    /// </remarks>
    public static double Beta(double a, double b)
    {
        if (!IsInDomainOfBeta(a, b))
            return double.NaN;
        var (large, small) = (Math.Abs(Math.Max(a, b)), Math.Abs(Math.Min(a, b)));
        if (large < SmallestOfBeta)
            return (1 / large) + (1 / small);
        if (double.IsPositiveInfinity(large) || small > LargestOfBeta)
            return 0;
        if (large < GammaCoefficients.StirlingFrom)
        {
            // Γ changes by the factor 1 + ψ(s)·lost where its operand changes by the part that the sum has lost, and ψ(s) is about ln s.
            var (sum, lost) = SumAndLost(large, small);
            return Gamma(large) / Gamma(sum) * Gamma(small) * (1 - (lost * Math.Log(sum)));
        }

        return small < GammaCoefficients.StirlingFrom ? BetaOfOneLarge(large, small) : BetaOfTwoLarge(large, small);
    }

    /// <inheritdoc cref="Beta(double, double)"/>
    public static float Beta(float a, float b) => (float)Beta((double)a, b);

    /// <summary>The logarithm of the beta function, ln B(a, b), also where B(a, b) overflows or underflows.</summary>
    /// <param name="a">A number that is not negative.</param>
    /// <param name="b">Another.</param>
    /// <returns>+∞ where either is 0 and the other finite, −∞ where either is +∞ and the other not 0, NaN for 0 and +∞, for negative numbers and for NaN.</returns>
    /// <remarks>
    /// Sources: those of <see cref="Beta(double, double)"/>, with logarithms in the place of the powers.
    /// The derivatives are ψ(a) − ψ(a + b) and ψ(b) − ψ(a + b).
    /// </remarks>
    public static double LogBeta(double a, double b)
    {
        if (!IsInDomainOfBeta(a, b))
            return double.NaN;
        var (large, small) = (Math.Abs(Math.Max(a, b)), Math.Abs(Math.Min(a, b)));
        if (double.IsPositiveInfinity(large))
            return double.NegativeInfinity;
        if (large < SmallestOfBeta)
            return LogSumExp(-Math.Log(large), -Math.Log(small));
        if (large < GammaCoefficients.StirlingFrom)
            return LogGamma(large) + (LogGamma(small) - LogGamma(large + small));

        var quotient = small / large;
        var growth = quotient < 1e-17 ? small : large * LogOfOnePlus(quotient);
        var corrections = StirlingCorrection(large) - StirlingCorrection(large + small);
        if (small < GammaCoefficients.StirlingFrom)
            return LogGamma(small) - (small * Math.Log(large + small)) - (growth - (growth / (2 * large)) - small) + corrections;
        var share = quotient / (1 + quotient);
        return (small * Math.Log(share)) - growth - (Math.Log(small / (1 + quotient)) / 2) + HalfLnTwoPi + StirlingCorrection(small) + corrections;
    }

    /// <inheritdoc cref="LogBeta(double, double)"/>
    public static float LogBeta(float a, float b) => (float)LogBeta((double)a, b);

    /// <summary>Both are not negative and, as B(0, ∞) has no value, not 0 and +∞.</summary>
    private static bool IsInDomainOfBeta(double a, double b) => a >= 0 && b >= 0 && !(Math.Min(a, b) == 0 && double.IsPositiveInfinity(Math.Max(a, b)));

    /// <summary>Γ(b)·(a/s)^(a − ½)·s⁻ᵇ·eᵇ with Stirling's corrections, s = a + b, for a ≥ 8 &gt; b.</summary>
    private static double BetaOfOneLarge(double a, double b)
    {
        var (sum, lost) = SumAndLost(a, b);
        var (share, error) = Share(a, sum, lost);
        var rest = (a * error) + b - (b * lost / sum) + StirlingCorrection(a) - StirlingCorrection(sum);
        var root = Math.Pow(sum, -b / 2);
        return root * (Gamma(b) * Math.Pow(share, a) / Math.Sqrt(share) * Math.Exp(rest)) * root;
    }

    /// <summary>√(2π·s/(a·b))·(a/s)ᵃ·(b/s)ᵇ with Stirling's corrections, s = a + b, for a ≥ b ≥ 8.</summary>
    private static double BetaOfTwoLarge(double a, double b)
    {
        var (sum, lost) = SumAndLost(a, b);
        var (first, firstError) = Share(a, sum, lost);
        var (second, secondError) = Share(b, sum, lost);
        var rest = (a * firstError) + (b * secondError) + (StirlingCorrection(a) - StirlingCorrection(sum) + StirlingCorrection(b));
        return SqrtTwoPi / Math.Sqrt(first * b) * Math.Exp(rest) * Math.Pow(first, a) * Math.Pow(second, b);
    }

    /// <summary>a + b as a rounded sum and what the rounding has lost, for a ≥ b ≥ 0 (T. J. Dekker, 1971).</summary>
    private static (double Sum, double Lost) SumAndLost(double a, double b)
    {
        var sum = a + b;
        return (sum, b - (sum - a));
    }

    /// <summary>x / (sum + lost) as a rounded quotient, and the logarithm of what the exact one is larger by.</summary>
    private static (double Quotient, double Error) Share(double x, double sum, double lost)
    {
        var quotient = x / sum;
        return (quotient, (Math.FusedMultiplyAdd(-quotient, sum, x) - (quotient * lost)) / x);
    }
}
