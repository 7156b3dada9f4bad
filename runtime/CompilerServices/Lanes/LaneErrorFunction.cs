using System.Numerics;
using System.Runtime.CompilerServices;
using SymbolicBackprop.Approximations;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// The error function and the normal distribution in lanes, from e^(x²)·erfc(x), which is a quotient of two polynomials with positive
/// coefficients, so that no digit is lost, and from e^(−x²); single precision needs fewer coefficients.
/// </summary>
internal static class LaneErrorFunction<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double SqrtHalf = 0.7071067811865476;
    private const double OneOverSqrtTwoPi = 0.3989422804014327;

    // Beyond these e^(−x²) and e^(−x²/2) are 0.
    private const double LargestOfSquares = 27.5;
    private const double LargestOfHalfSquares = 38.8;

    // What the coefficients after these add is below half a unit in the last place of single precision.
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
        var large = TLanes.CopySign(one - Tail(size), x);
        return TLanes.Select(size <= one, small, large);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Erfc(TLanes x)
    {
        var tail = Tail(TLanes.Abs(x));
        return TLanes.Select(x < TLanes.Constant(0), TLanes.Constant(2) - tail, tail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalPdf(TLanes x) => NormalPdfOfExponential(NormalExponential(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalCdf(TLanes x) => NormalCdf(x, NormalExponential(x));

    /// <summary>e^(−x²/2), which the density and the distribution function have in common.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalExponential(TLanes x) => ExponentialOfSquare(TLanes.AtMost(TLanes.Abs(x), TLanes.Constant(LargestOfHalfSquares)), 0.5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalPdfOfExponential(TLanes exponential) => exponential * TLanes.Constant(OneOverSqrtTwoPi);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalCdf(TLanes x, TLanes exponential)
    {
        var size = TLanes.AtMost(TLanes.Abs(x) * TLanes.Constant(SqrtHalf), TLanes.Constant(LargestOfSquares));
        var tail = exponential * (TLanes.Constant(0.5) * ScaledErfcOfPositive(size));
        return TLanes.Select(x > TLanes.Constant(0), TLanes.Constant(1) - tail, tail);
    }

    /// <summary>erfc(x) for x ≥ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Tail(TLanes x)
    {
        var bounded = TLanes.AtMost(x, TLanes.Constant(LargestOfSquares));
        return ExponentialOfSquare(bounded, 1) * ScaledErfcOfPositive(bounded);
    }

    /// <summary>e^(x²)·erfc(x) for x from 0 to 28.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ScaledErfcOfPositive(TLanes x) => typeof(T) == typeof(float)
        ? LanePolynomial<TLanes, T>.Evaluate(ErrorFunctionCoefficients.ScaledSingleNumerator, x) / LanePolynomial<TLanes, T>.Evaluate(ErrorFunctionCoefficients.ScaledSingleDenominator, x)
        : LanePolynomial<TLanes, T>.Evaluate(ErrorFunctionCoefficients.ScaledNumerator, x) / LanePolynomial<TLanes, T>.Evaluate(ErrorFunctionCoefficients.ScaledDenominator, x);

    /// <summary>e^(−c·x²) for c = ½ or 1; what the rounding of the square lost is put back into the exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExponentialOfSquare(TLanes x, double c)
    {
        var square = x * x;
        var lost = TLanes.FusedMultiplyAdd(x, x, -square);
        var factor = TLanes.Constant(-c);
        return LaneExponential<TLanes, T>.ExpOfSum(square * factor, lost * factor);
    }
}
