namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Loops over the elements of arrays and spans.</summary>
internal static partial class ForEach
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SumOfCubes(double[] x)
    {
        var sum = 0.0;
        foreach (var element in x)
            sum += element * element * element;
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Product([Shape(4)] ReadOnlySpan<double> x)
    {
        var product = 1.0;
        foreach (var element in x)
            product *= element;
        return product;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfSpan(Span<double> x, double scale)
    {
        var s = scale;
        foreach (double element in x)
            s = Math.Sin(s + element * scale);
        return s;
    }

    /// <summary>A polynomial with its coefficients from the highest power down.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Horner([Shape(4)] double[] coefficients, double x)
    {
        var value = 0.0;
        foreach (var coefficient in coefficients)
            value = value * x + coefficient;
        return value;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AllPairs(double[] x, [Shape(2)] double[] y)
    {
        var sum = 0.0;
        foreach (var a in x)
        {
            foreach (var b in y)
                sum += (a - b) * (a - b) * a;
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double UntilNegative([Shape(5)] double[] x)
    {
        var s = 1.0;
        foreach (var element in x)
        {
            if (element < -1)
                break;
            if (element is > -0.5 and < 0.5)
                continue;
            s += s * element;
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WithCounter(double[] x)
    {
        var (sum, index) = (0.0, 0);
        foreach (var element in x)
            sum += element * element * ++index;
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OverConstants(double x, [NoDerivative] double[] knots)
    {
        var nearest = 0.0;
        foreach (var knot in knots)
            nearest += Math.Exp(-(x - knot) * (x - knot));
        return nearest;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OverIntegers(double x, [Domain(0, 3)] int[] powers)
    {
        var sum = 0.0;
        foreach (var power in powers)
        {
            var term = 1.0;
            for (var i = 0; i < power; i++)
                term *= x;
            sum += term;
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OverTail([Shape(4)] double[] x)
    {
        var s = x[0];
        foreach (var element in x[1..])
            s *= element + x[0];
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OverMiddle([Shape(5)] double[] x)
    {
        var s = 0.0;
        foreach (var element in x.AsSpan(1, 3))
            s += element * element;
        return s * x[0];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OverRows(double[][] rows)
    {
        var product = 1.0;
        foreach (var row in rows)
        {
            var sum = 0.0;
            foreach (var element in row)
                sum += element * element;
            product *= 1 + sum;
        }

        return product;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OverRange(double x, [Domain(0, 4)] int n)
    {
        var s = x;
        foreach (var i in System.Linq.Enumerable.Range(1, n))
            s += Math.Sin(i * s);
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float OfSingles(float[] x)
    {
        var s = 0f;
        foreach (var element in x)
            s += MathF.Exp(element) * element;
        return s;
    }
}
