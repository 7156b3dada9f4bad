using SymbolicBackprop.Approximations;

namespace SymbolicBackprop;

public static partial class Functions
{
    private const double Ln2 = 0.6931471805599453;

    /// <summary>The inverse of <see cref="Erf(double)"/>.</summary>
    /// <param name="x">A number from −1 to 1.</param>
    /// <returns>The y with erf(y) = <paramref name="x"/>: ±0 for ±0, ±∞ for ±1, NaN outside and for NaN.</returns>
    /// <remarks>
    /// After M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988): a rational function of x² near 0, one of √(−ln((1 − |x|)/2))
    /// beyond. The derivative is √π/2·e^(y²).
    /// </remarks>
    public static double ErfInverse(double x) => InverseErrorFunction(x, 1 - Math.Abs(x));

    /// <inheritdoc cref="ErfInverse(double)"/>
    public static float ErfInverse(float x) => (float)ErfInverse((double)x);

    /// <summary>The inverse of <see cref="Erfc(double)"/>.</summary>
    /// <param name="x">A number from 0 to 2; near 0 it tells results apart that <see cref="ErfInverse(double)"/> cannot.</param>
    /// <returns>The y with erfc(y) = <paramref name="x"/>: +∞ for 0, 0 for 1, −∞ for 2, NaN outside and for NaN.</returns>
    /// <remarks>Computed as <see cref="ErfInverse(double)"/> is. The derivative is −√π/2·e^(y²).</remarks>
    public static double ErfcInverse(double x) => InverseErrorFunction(1 - x, Math.Min(x, 2 - x));

    /// <inheritdoc cref="ErfcInverse(double)"/>
    public static float ErfcInverse(float x) => (float)ErfcInverse((double)x);

    /// <summary>The y with erf(y) = x and erfc(|y|) = the tail.</summary>
    /// <param name="x">From −1 to 1; only its sign counts where the tail is small.</param>
    /// <param name="tail">1 − |x|, with the digits that the difference would lose.</param>
    private static double InverseErrorFunction(double x, double tail)
    {
        if (Math.Abs(x) <= InverseErrorFunctionCoefficients.CentreBound)
        {
            const double Bound = InverseErrorFunctionCoefficients.CentreBound * InverseErrorFunctionCoefficients.CentreBound;
            return x * Ratio(InverseErrorFunctionCoefficients.CentreNumerator, InverseErrorFunctionCoefficients.CentreDenominator, Bound - (x * x));
        }

        if (!(tail > 0))
            return tail is 0 ? Math.CopySign(double.PositiveInfinity, x) : double.NaN;
        var r = Math.Sqrt(Ln2 - Math.Log(tail));
        var y = r switch
        {
            < InverseErrorFunctionCoefficients.TailFrom => Ratio(
                InverseErrorFunctionCoefficients.NearTailNumerator, InverseErrorFunctionCoefficients.NearTailDenominator, r - InverseErrorFunctionCoefficients.NearTailFrom),
            < InverseErrorFunctionCoefficients.FarTailFrom => Ratio(
                InverseErrorFunctionCoefficients.TailNumerator, InverseErrorFunctionCoefficients.TailDenominator, r - InverseErrorFunctionCoefficients.TailFrom),
            _ => Ratio(
                InverseErrorFunctionCoefficients.FarTailNumerator, InverseErrorFunctionCoefficients.FarTailDenominator, r - InverseErrorFunctionCoefficients.FarTailFrom),
        };
        return Math.CopySign(y, x);
    }

    private static double Ratio(ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator, double x) =>
        Polynomial.Evaluate(numerator, x) / Polynomial.Evaluate(denominator, x);
}
