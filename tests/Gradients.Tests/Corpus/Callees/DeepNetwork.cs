using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Corpus.Callees;

/// <summary>A network of any depth, its layers in arrays.</summary>
[Differentiable]
internal sealed partial record DeepNetwork(Matrix<double>[] Weights, Matrix<double>[] Biases)
{
    [NoDerivative]
    public string Name { get; init; } = "";
}

/// <summary>A network of any depth, its layers in a list, with a factor of its own for each.</summary>
[Differentiable]
internal sealed partial record DeepList(List<Matrix<double>> Weights, double[] Gains);

/// <summary>A network whose layers are weights themselves.</summary>
[Differentiable]
internal sealed partial record DeepLayers(Layer[] Layers, [property: NoDerivative] double Slope);

/// <summary>Networks in loops over their layers.</summary>
internal static partial class DeepNetworkMethods
{
    [Differentiable(Derivatives.Tangent)]
    public static Matrix<double> Forward(DeepNetwork network, [NoDerivative] Matrix<double> x)
    {
        var activation = x;
        for (var i = 0; i < network.Weights.Length; i++)
        {
            activation = (activation * network.Weights[i]).AddRow(network.Biases[i]);
            if (i < network.Weights.Length - 1)
                activation = Matrix.Tanh(activation);
        }

        return activation;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Loss(DeepNetwork network, [NoDerivative] Matrix<double> x, [NoDerivative] Matrix<double> targets) =>
        Matrix.MeanSquaredError(Forward(network, x), targets);

    /// <summary>The loss and a penalty of every element.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PenalizedLoss(DeepNetwork network, [NoDerivative] Matrix<double> x, [NoDerivative] Matrix<double> targets, double strength)
    {
        var penalty = 0.0;
        foreach (var weights in network.Weights)
            penalty += Matrix.Dot(weights, weights);
        return Loss(network, x, targets) + strength * penalty;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ResidualLoss(DeepList network, [NoDerivative] Matrix<double> x)
    {
        var stream = x;
        var index = 0;
        foreach (var weights in network.Weights)
            stream += network.Gains[index++] * Matrix.Tanh(stream * weights);
        return stream.Mean() + stream[0, 0] * network.Weights.Count;
    }

    [Differentiable(Derivatives.Tangent)]
    public static Matrix<double> ForwardLayers(DeepLayers network, Matrix<double> x)
    {
        foreach (var layer in network.Layers)
        {
            x = (x * layer.Weights).AddRow(layer.Bias);
            x = Matrix.Relu(x) - network.Slope * Matrix.Relu(-x);
        }

        return x;
    }
}
