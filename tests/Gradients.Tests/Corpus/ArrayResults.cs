namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Methods that return arrays.</summary>
internal static partial class ArrayResults
{
    [Differentiable(Derivatives.Tangent)]
    public static double[] Scaled(double[] x, double factor)
    {
        var result = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            result[i] = x[i] * x[i] * factor;
        return result;
    }

    [Differentiable(Derivatives.Tangent)]
    public static double[] RunningSums(double[] x, double factor)
    {
        var result = new double[x.Length + 1];
        var sum = 1.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum = sum * factor + Math.Sin(x[i]);
            result[i + 1] = sum;
        }

        return result;
    }

    /// <summary>Returned from different places, arrays of different lengths.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static double[] ReturnedEarly(double[] x, double y)
    {
        if (y > 0.3)
            return [y * y, x[0]];
        var result = (double[])x.Clone();
        result[0] *= y;
        if (y < -0.3)
            return result;
        result[1] += y;
        return result;
    }

    /// <summary>What is given back is what came in, changed.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static double[] InPlace(double[] x)
    {
        x[0] *= x[1];
        x[2] = Math.Exp(x[0]);
        return x;
    }

    [Differentiable(Derivatives.Tangent)]
    public static (double[] Values, double Sum) WithNumber(double[] x)
    {
        var values = new double[2];
        values[1] = x[0] * x[2];
        return (values, x[1] * values[1]);
    }

    /// <summary>Nothing flows into one of the two.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static (double Square, double[] Zeros, double[] Given) WithConstants(double x, [NoDerivative] double[] given) => (x * x, new double[2], given);

    [Differentiable(Derivatives.Tangent)]
    public static float[] OfSingles(float[] x)
    {
        var result = new float[x.Length];
        for (var i = 0; i < x.Length; i++)
            result[i] = MathF.Sin(x[i]) * x[x.Length - 1 - i];
        return result;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfCalled(double[] x, double factor)
    {
        var scaled = Scaled(x, factor);
        var sums = RunningSums(scaled, factor);
        return scaled[0] * sums[1] + sums[^1];
    }

    /// <summary>A call that stays one: its array has an adjoint that goes into the backward method.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfRecursive(double[] x)
    {
        var powers = Powers(x, 3);
        return powers[0] * powers[1] + powers[2];
    }

    [Differentiable(Derivatives.Tangent)]
    public static double[] Powers(double[] x, [Domain(0, 3)] int n)
    {
        var result = new double[x.Length];
        if (n == 0)
        {
            for (var i = 0; i < x.Length; i++)
                result[i] = 1;
            return result;
        }

        var lower = Powers(x, n - 1);
        for (var i = 0; i < x.Length; i++)
            result[i] = lower[i] * x[i];
        return result;
    }
}
