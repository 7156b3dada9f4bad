namespace SymbolicBackprop.Gradients.Tests.Corpus.Callees;

/// <summary>Methods whose members may be rounded in another way; <see cref="ExactFunctions"/> has the same texts without.</summary>
internal static partial class FastFunctions
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct, FastMath = true)]
    public static double Rational(double x, double y, double z) => (x * y + x * z) / (y * y + 1) + Math.Sin(x / z) / (z / (x + 3)) - x / y / 7 + 3 * (y * 4);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct, FastMath = true)]
    public static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return Math.Log(1 + sum * sum);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct, FastMath = true)]
    public static double Spread(double[] x, double scale)
    {
        double sum = 0, squares = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i];
        for (int i = 0; i < x.Length; i++)
            squares += (x[i] - sum / x.Length) * (x[i] - sum / x.Length) / scale;
        return squares / x.Length + sum;
    }

    [Differentiable(FastMath = true)]
    public static float Single(float[] x, float y)
    {
        float sum = y;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i] / y;
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct, FastMath = true)]
    public static double Logistic(double[] weights, [NoDerivative] double[] features, [NoDerivative] double[] labels)
    {
        double loss = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            double score = 0;
            for (int j = 0; j < weights.Length; j++)
                score += weights[j] * features[i * weights.Length + j];
            loss += Math.Log(1 + Math.Exp(-labels[i] * score));
        }

        return loss;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct, FastMath = true)]
    public static double Window(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int first, int count)
    {
        double sum = 1, rest = 2;
        for (int i = 0; i < count; i++)
        {
            sum += x[first + i] * y[i];
            rest -= x[i];
        }

        return sum * rest + Functions.Dot(x, x);
    }

    [Differentiable(FastMath = true)]
    public static float SingleDot(float[] x, float[] y)
    {
        float sum = 0;
        foreach (var number in x)
            sum += number;
        float product = 0;
        for (int i = 0; i < y.Length; i++)
            product += y[i] * x[i];
        return sum * product;
    }

    [Differentiable(FastMath = true)]
    public static double Overwritten(double[] x)
    {
        double[] y = [.. x];
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
            sum += x[i] * y[i];
        for (int i = 0; i < y.Length; i++)
            y[i] = x[i] * sum;
        double squares = 0;
        for (int i = 0; i < y.Length; i++)
            squares += y[i] * y[i];
        return squares;
    }
}
