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
}
