using System.Numerics;

namespace SymbolicBackprop;

// Sums run from the first element to the last, one after the other: the same elements give the same bits wherever they lie.
public static partial class Functions
{
    /// <summary>Σ xᵢ, added from the first element to the last.</summary>
    /// <param name="values">The numbers; none give 0.</param>
    /// <remarks>The derivative is 1 for each element.</remarks>
    public static double Sum(ReadOnlySpan<double> values) => SumOf(values);

    /// <inheritdoc cref="Sum(ReadOnlySpan{double})"/>
    public static float Sum(ReadOnlySpan<float> values) => SumOf(values);

    /// <summary>The arithmetic mean, (Σ xᵢ) / n.</summary>
    /// <param name="values">The numbers; none give NaN, as 0/0 does.</param>
    /// <remarks>The derivative is 1/n for each element.</remarks>
    public static double Mean(ReadOnlySpan<double> values) => MeanOf(values);

    /// <inheritdoc cref="Mean(ReadOnlySpan{double})"/>
    public static float Mean(ReadOnlySpan<float> values) => MeanOf(values);

    /// <summary>The inner product, Σ aᵢ·bᵢ, each product rounded and added from the first to the last.</summary>
    /// <param name="left">The numbers aᵢ; none give 0.</param>
    /// <param name="right">The numbers bᵢ, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>The derivatives are bᵢ and aᵢ.</remarks>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right) => DotOf(left, right);

    /// <inheritdoc cref="Dot(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right) => DotOf(left, right);

    /// <summary>The Euclidean length, √(Σ xᵢ²).</summary>
    /// <param name="values">The numbers; none give 0.</param>
    /// <returns>A number that is not negative: NaN where an element is NaN, else +∞ where an element is infinite.</returns>
    /// <remarks>
    /// Where the squares overflow or lose digits to underflow, they are taken of the elements times a power of two, which changes no
    /// digit. The derivative is xᵢ / y, and 0 at the zero vector.
    /// </remarks>
    public static double Norm(ReadOnlySpan<double> values) => NormOf(values);

    /// <inheritdoc cref="Norm(ReadOnlySpan{double})"/>
    public static float Norm(ReadOnlySpan<float> values) => NormOf(values);

    /// <summary>The logarithm of a sum that is given by its logarithms, ln(Σ e^xᵢ).</summary>
    /// <param name="values">The logarithms of the terms; none give −∞, the logarithm of 0.</param>
    /// <returns>A number that is not less than any element; NaN where an element is NaN, else +∞ where one is, −∞ where all are.</returns>
    /// <remarks>Computed as m + ln(Σ e^(xᵢ − m)) with m the largest element. The derivative is the softmax, e^(xᵢ − y).</remarks>
    public static double LogSumExp(ReadOnlySpan<double> values) => LogSumExpOf(values);

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{double})"/>
    public static float LogSumExp(ReadOnlySpan<float> values) => LogSumExpOf(values);

    private static T SumOf<T>(ReadOnlySpan<T> values)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        foreach (var value in values)
            sum += value;
        return sum;
    }

    private static T MeanOf<T>(ReadOnlySpan<T> values)
        where T : IBinaryFloatingPointIeee754<T> => SumOf(values) / T.CreateTruncating(values.Length);

    private static T DotOf<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (left.Length != right.Length)
            throw new ArgumentException($"left has {left.Length} elements and right has {right.Length}: they must have as many.", nameof(right));
        var sum = T.Zero;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    private static T NormOf<T>(ReadOnlySpan<T> values)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var sum = SumOfSquares(values, exponent: 0);
        if (T.IsNaN(sum) || (T.IsFinite(sum) && T.ILogB(sum) > SmallestSafeExponent<T>()))
            return T.Sqrt(sum);

        var largest = T.Zero;
        foreach (var value in values)
            largest = T.Max(largest, T.Abs(value));
        if (largest == T.Zero || T.IsPositiveInfinity(largest))
            return largest;
        var exponent = T.ILogB(largest);
        return T.ScaleB(T.Sqrt(SumOfSquares(values, exponent)), exponent);
    }

    /// <summary>Σ (xᵢ·2⁻ᵉ)².</summary>
    private static T SumOfSquares<T>(ReadOnlySpan<T> values, int exponent)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        foreach (var value in values)
        {
            var scaled = exponent == 0 ? value : T.ScaleB(value, -exponent);
            sum += scaled * scaled;
        }

        return sum;
    }

    /// <summary>A sum of squares above this power of two has lost nothing that counts to underflow.</summary>
    private static int SmallestSafeExponent<T>()
        where T : IBinaryFloatingPointIeee754<T> => T.ILogB(T.Epsilon) / 2;

    private static T LogSumExpOf<T>(ReadOnlySpan<T> values)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var largest = T.NegativeInfinity;
        foreach (var value in values)
            largest = T.Max(largest, value);
        if (!T.IsFinite(largest))
            return largest;
        var sum = T.Zero;
        foreach (var value in values)
            sum += T.Exp(value - largest);
        return largest + T.Log(sum);
    }
}
