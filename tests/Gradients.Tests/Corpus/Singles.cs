namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Functions of numbers in single precision.</summary>
internal static partial class Singles
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Square(float x, float y) => (x + y) * (x + y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Neuron(float w, float x, float b) => MathF.Tanh(w * x + b) * 0.1f;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.5, 2)]
    public static float Powers(float x, float p) => MathF.Pow(x, p) + MathF.Pow(x, 3) + MathF.Cbrt(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Trigonometric(float x) => MathF.Sin(x) * MathF.Cos(x) - MathF.Atan2(x, 2);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Library(float x, float y) => Functions.Sigmoid(x) * Functions.Softplus(y) + Functions.LogSumExp(x, y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Extremes(float a, float b) => MathF.Max(a, b) * a - Math.Clamp(b, -1.5f, 1.5f);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Norm(ReadOnlySpan<float> values) => Functions.Norm(values);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Widened(float x) => (float)(x * 0.1 + (double)x * x);
}
