namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Functions that read arrays and spans.</summary>
internal static partial class Arrays
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Elements(double[] x) => x[0] * x[1] + x[2] * x[2];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double IndexedByParameter(double[] x, int i) => x[i] * x[i + 1] - x[x.Length - 1];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SameElementTwice(double[] x) => x[1] * x[1] * x[1];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TwoArrays(double[] x, double[] y) => x[0] * y[1] - Math.Exp(x[1] / 2) * y[0];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SpanAndNumber(ReadOnlySpan<double> x, double scale) => scale * x[0] + x[1] / (1 + scale * scale);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WritableSpan(Span<double> x) => x[0] * x[2];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Sum(double[] x) => Functions.Sum(x) * Functions.Mean(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Dot(double[] x, double[] y) => Functions.Dot(x, y) * x[0];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DotOfItself(double[] x) => Functions.Dot(x, x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Norm(ReadOnlySpan<double> x) => Functions.Norm(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LogSumExp(ReadOnlySpan<double> x) => Functions.LogSumExp(x) * x[0];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ConstantArray(double x, [NoDerivative] double[] table, int i) => x * table[i] + table[0];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WithTable(double[] x, [NoDerivative] double[] table) => x[0] * table[0] + x[1] * table[1] * x[2];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double IndexWithSideEffect(double[] x, int i) => x[i++] * x[i] + i * x[0];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Params(double scale, params double[] x) => scale * x[0] * x[1];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ChosenElement(double[] x, int i) => i > 5 ? x[i] : x[0] * x[1];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float OfSingles(float[] x, float y) => x[0] * y + MathF.Sin(x[1]) * x[2];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TinyNetwork([Shape(9)] double[] w, [NoDerivative] double x1, [NoDerivative] double x2, [NoDerivative] double target)
    {
        var h1 = Functions.Sigmoid(w[0] * x1 + w[1] * x2 + w[2]);
        var h2 = Functions.Sigmoid(w[3] * x1 + w[4] * x2 + w[5]);
        var y = Functions.Sigmoid(w[6] * h1 + w[7] * h2 + w[8]);
        var error = y - target;
        return error * error;
    }
}
