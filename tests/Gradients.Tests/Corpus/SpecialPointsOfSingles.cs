using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>The special points of the contract in single precision.</summary>
internal static partial class SpecialPointsOfSingles
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Abs(float x) => MathF.Abs(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Relu(float x) => MathF.Max(x, 0);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Max(float a, float b) => MathF.Max(a, b);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Clamp(float x, [Domain(-1.5, -0.5)] float low, [Domain(0.5, 1.5)] float high) => Math.Clamp(x, low, high);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.5, 2)]
    public static float Sqrt(float x) => MathF.Sqrt(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.5, 2)]
    public static float Pow(float x, float p) => MathF.Pow(x, p);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Softplus(float x) => MathF.Log(1 + MathF.Exp(x));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Atan2(float y, float x) => MathF.Atan2(y, x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(2.1, 2.9)]
    public static float Remainder(float x, [Domain(0.8, 1)] float y) => x % y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Network(Matrix<float> x, Matrix<float> weights) => Matrix.Sum(Matrix.Tanh(x * weights.Transpose()));
}
