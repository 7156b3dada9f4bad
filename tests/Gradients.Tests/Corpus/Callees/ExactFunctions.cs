namespace SymbolicBackprop.Gradients.Tests.Corpus.Callees;

/// <summary>The texts of <see cref="FastFunctions"/>, with members that have the bits of their methods.</summary>
internal static partial class ExactFunctions
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Rational(double x, double y, double z) => (x * y + x * z) / (y * y + 1) + Math.Sin(x / z) / (z / (x + 3)) - x / y / 7 + 3 * (y * 4);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return Math.Log(1 + sum * sum);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Spread(double[] x, double scale)
    {
        double sum = 0, squares = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i];
        for (int i = 0; i < x.Length; i++)
            squares += (x[i] - sum / x.Length) * (x[i] - sum / x.Length) / scale;
        return squares / x.Length + sum;
    }

    [Differentiable]
    public static float Single(float[] x, float y)
    {
        float sum = y;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * x[i] / y;
        return sum;
    }
}
