using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>A line's two numbers.</summary>
[Differentiable]
internal sealed partial record Line(double Slope, double Offset);

/// <summary>A struct of numbers and an array, one of them constant.</summary>
[Differentiable]
internal partial record struct Mixture(double Scale, double[] Coefficients, [property: NoDerivative] double Temperature);

/// <summary>A layer of a network.</summary>
[Differentiable]
internal sealed partial record Layer([Shape(3, 2)] Matrix<double> Weights, [Shape(1, 2)] Matrix<double> Bias);

/// <summary>Weights inside weights.</summary>
[Differentiable]
internal sealed partial record TwoLayers(Layer First, [Shape(2, 2)] Matrix<double> Second, double Gain);

/// <summary>Functions of weights.</summary>
internal static partial class Weights
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OnLine(Line line, double x) => line.Slope * x + line.Offset;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfMixture(Mixture m, double x) => m.Scale * (m.Coefficients[0] + m.Coefficients[1] * x) / (1 + m.Temperature * m.Temperature);

    [Differentiable(Derivatives.Tangent)]
    public static Matrix<double> Forward(Layer layer, [NoDerivative] Matrix<double> x) => Matrix.Sigmoid((x * layer.Weights).AddRow(layer.Bias));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Loss(TwoLayers network, [NoDerivative] Matrix<double> x, [NoDerivative, Shape(2, 2)] Matrix<double> targets)
    {
        var hidden = Forward(network.First, x);
        return Matrix.MeanSquaredError(hidden * network.Second * network.Gain, targets);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Tied(Layer layer, Layer other, [NoDerivative] Matrix<double> x) => Matrix.Dot(x * layer.Weights, x * other.Weights) + layer.Bias.Sum();

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SquaredSlope(Line line) => line.Slope * line.Slope;
}
