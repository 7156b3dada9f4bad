namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Integers, truth values and enums beside what is differentiated.</summary>
internal static partial class Integers
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Arithmetic(double x, [Domain(1, 9)] int n)
    {
        var k = (7 * n + 3) / 4 - n % 3;
        return k * x * x + (n << 2) * x - (n >> 1);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double QuotientOfIntegers(double x, [Domain(1, 9)] int n) => x * (n / 2) + x * x * (n / 2.0);

    /// <summary>A power by squaring: the bits of the exponent say what to multiply.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PowerBySquaring(double x, [Domain(0, 13)] int exponent)
    {
        var (result, factor) = (1.0, x);
        while (exponent > 0)
        {
            if ((exponent & 1) == 1)
                result *= factor;
            factor *= factor;
            exponent >>= 1;
        }

        return result;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Binomials(double x, [Domain(0, 6)] int n)
    {
        var sum = 0.0;
        long binomial = 1;
        var power = 1.0;
        for (var k = 0; k <= n; k++)
        {
            sum += binomial * power;
            power *= x;
            binomial = binomial * (n - k) / (k + 1);
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double GreatestCommonDivisor(double x, [Domain(1, 30)] int a, [Domain(1, 30)] int b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return x * x * a;
    }

    /// <summary>A table with straight lines between its entries.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Interpolated([Shape(5)] double[] table, [Domain(0.3, 3.7)] double x)
    {
        var i = (int)Math.Floor(Differentiate.Stop(x));
        var fraction = x - i;
        return table[i] * (1 - fraction) + table[i + 1] * fraction;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NearestEntry([Shape(5)] double[] table, [Domain(0.1, 3.9)] double x)
    {
        var nearest = (int)Math.Round(Differentiate.Stop(x));
        return table[nearest] * (x - nearest);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WrappedIndex(double[] x, [Domain(-5, 5)] int shift)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var j = ((i + shift) % x.Length + x.Length) % x.Length;
            sum += x[i] * x[j] * (i + 1);
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TruthValues(double x, double y, bool first, bool second)
    {
        var both = first && second;
        var either = first ^ second;
        var s = x;
        if (both | x > y)
            s += y * y;
        if (either & !both)
            s *= x;
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Largest(double[] x)
    {
        var best = 0;
        for (var i = 1; i < x.Length; i++)
        {
            if (x[i] > x[best])
                best = i;
        }

        return x[best] * x[best] * (best + 1);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CountOfPositive(double[] x, double y)
    {
        var count = 0;
        foreach (var element in x)
        {
            if (element > 0)
                count++;
        }

        return count * y + x[0] * Math.Max(count, 1) * Math.Min(2, x.Length);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LongCounter(double x)
    {
        var s = x;
        for (long i = 3_000_000_000; i < 3_000_000_004; i++)
            s += x * s * (i % 3);
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double UnsignedAndSmall(double x, [Domain(0, 9)] int n)
    {
        var narrow = (byte)(n + 250);
        uint wide = (uint)n * 3u;
        short signed = (short)(n - 5);
        return x * narrow + x * x * wide + signed * x * x * x;
    }
}
