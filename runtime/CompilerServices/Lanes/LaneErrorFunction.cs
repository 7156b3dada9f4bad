using System.Numerics;
using System.Runtime.CompilerServices;
using SymbolicBackprop.Approximations;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// The error function and the normal distribution in lanes, by the formulas and the coefficients that <see cref="Functions"/> computes them
/// with; single precision needs fewer of them.
/// </summary>
internal static class LaneErrorFunction<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double SqrtHalf = 0.7071067811865476;
    private const double OneOverSqrtTwoPi = 0.3989422804014327;

    // Beyond these, e^(−x²) is 0 and x / (x + k) is 1.
    private const double LargestOfSquares = 64;
    private const double LargestOfQuotients = 1e30;

    // What the coefficients after these add is below half a unit in the last place of single precision.
    private const int ComplementTermsOfSingle = 17;
    private const int SeriesTermsOfSingle = 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Erf(TLanes x)
    {
        var size = TLanes.Abs(x);
        var one = TLanes.Constant(1);
        var series = ErrorFunctionCoefficients.Series;
        if (typeof(T) == typeof(float))
            series = series[..SeriesTermsOfSingle];
        var small = x * LanePolynomial<TLanes, T>.Evaluate(series, x * x);
        var large = TLanes.CopySign(one - ExponentialOfSquare(size, -1, ScaledErfcOfPositive(size)), x);
        return TLanes.Select(size <= one, small, large);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Erfc(TLanes x)
    {
        var size = TLanes.Abs(x);
        var tail = ExponentialOfSquare(size, -1, ScaledErfcOfPositive(size));
        return TLanes.Select(x < TLanes.Constant(0), TLanes.Constant(2) - tail, tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalPdf(TLanes x) => NormalPdf(x, NormalExponential(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalCdf(TLanes x) => NormalCdf(x, NormalExponential(x));

    /// <summary>e^(−x²/4), which the density and the distribution function have in common.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalExponential(TLanes x) => HalfExponentialOf(Bounded(TLanes.Abs(x)), -0.5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalPdf(TLanes x, TLanes exponential) => ExponentialOfSquare(Bounded(TLanes.Abs(x)), -0.5, TLanes.Constant(OneOverSqrtTwoPi), exponential);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalCdf(TLanes x, TLanes exponential)
    {
        var size = TLanes.Abs(x);
        var tail = ExponentialOfSquare(Bounded(size), -0.5, TLanes.Constant(0.5) * ScaledErfcOfPositive(size * TLanes.Constant(SqrtHalf)), exponential);
        return TLanes.Select(x > TLanes.Constant(0), TLanes.Constant(1) - tail, tail);
    }

    /// <summary>e^(x²)·erfc(x) for x ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ScaledErfcOfPositive(TLanes x)
    {
        var one = TLanes.Constant(1);
        var bounded = TLanes.Limit(x, TLanes.Constant(-1), TLanes.Constant(LargestOfQuotients));
        var s = (bounded + bounded) / (bounded + TLanes.Constant(ErrorFunctionCoefficients.ScaleOfArgument));
        var complement = ErrorFunctionCoefficients.ScaledComplement;
        if (typeof(T) == typeof(float))
            complement = complement[..ComplementTermsOfSingle];
        return TLanes.FusedMultiplyAdd(s, LanePolynomial<TLanes, T>.Evaluate(complement, s - one), one) / (one + (x + x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Bounded(TLanes x) => TLanes.Limit(x, TLanes.Constant(-1), TLanes.Constant(LargestOfSquares));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExponentialOfSquare(TLanes x, double sign, TLanes factor)
    {
        x = Bounded(x);
        return ExponentialOfSquare(x, sign, factor, HalfExponentialOf(x, sign));
    }

    /// <summary>factor·e^(sign·x²); what the rounding of the square lost is put back as a factor, and half of the exponent is raised twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExponentialOfSquare(TLanes x, double sign, TLanes factor, TLanes half)
    {
        var lost = TLanes.FusedMultiplyAdd(x, x, -(x * x));
        return half * (factor + (factor * (TLanes.Constant(sign) * lost))) * half;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes HalfExponentialOf(TLanes x, double sign) => LaneExponential<TLanes, T>.ExpOf(TLanes.Constant(sign / 2) * (x * x));
}
