using SymbolicBackprop.Gradients.Tests.Corpus.Callees;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Networks of any depth, made here of the matrices that are differentiated.</summary>
internal static partial class DeepNetworks
{
    [Differentiable]
    public static double OfArrays(
        [Shape(3, 4)] Matrix<double> first,
        [Shape(4, 2)] Matrix<double> second,
        [Shape(1, 4)] Matrix<double> firstBias,
        [Shape(1, 2)] Matrix<double> secondBias,
        [NoDerivative] Matrix<double> x,
        [NoDerivative, Shape(2, 2)] Matrix<double> targets) =>
        DeepNetworkMethods.Loss(new DeepNetwork([first, second], [firstBias, secondBias]), x, targets);

    [Differentiable]
    public static double Penalized([Shape(3, 2)] Matrix<double> weights, [Shape(1, 2)] Matrix<double> bias, double strength, [NoDerivative] Matrix<double> x, [NoDerivative, Shape(2, 2)] Matrix<double> targets)
    {
        var network = new DeepNetwork([weights], [bias]) { Name = "one layer" };
        return DeepNetworkMethods.PenalizedLoss(network, x, targets, strength);
    }

    [Differentiable]
    public static double OfList([Shape(3, 3)] Matrix<double> first, [Shape(3, 3)] Matrix<double> second, double[] gains, [NoDerivative] Matrix<double> x) =>
        DeepNetworkMethods.ResidualLoss(new DeepList([first, second, first], gains), x);

    [Differentiable]
    public static Matrix<double> OfLayers(Layer layer, [Shape(2, 2)] Matrix<double> last, [Shape(1, 2)] Matrix<double> lastBias, Matrix<double> x) =>
        DeepNetworkMethods.ForwardLayers(new DeepLayers([layer, new Layer(last, lastBias)], 0.1), x);

    /// <summary>The same weights in every layer.</summary>
    [Differentiable]
    public static Matrix<double> Recurrent([Shape(3, 3), Domain(-0.5, 0.5)] Matrix<double> weights, Matrix<double> state)
    {
        for (var layer = 0; layer < 4; layer++)
            state = Matrix.Tanh(state * weights) + state * 0.5;
        return state;
    }

    /// <summary>A local array of matrices, run through forwards and backwards.</summary>
    [Differentiable]
    public static double LocalArray([Shape(3, 3)] Matrix<double> first, [Shape(3, 3)] Matrix<double> second, Matrix<double> x)
    {
        Matrix<double>[] weights = [first, second, first - second];
        var activations = new Matrix<double>[weights.Length + 1];
        activations[0] = x;
        for (var i = 0; i < weights.Length; i++)
            activations[i + 1] = Matrix.Tanh(activations[i] * weights[i]);
        var sum = 0.0;
        for (var i = weights.Length; i >= 0; i--)
            sum = sum * 0.5 + activations[i].Mean();
        return sum;
    }

    /// <summary>Plain arrays as layers: each row of a jagged array holds the weights of one layer of three units.</summary>
    [Differentiable]
    public static double JaggedLayers([Shape(9)] double[] first, [Shape(9)] double[] second, [NoDerivative] double[] input)
    {
        double[][] layers = [first, second, first];
        var signal = (double[])input.Clone();
        foreach (var weights in layers)
        {
            var next = new double[signal.Length];
            for (var i = 0; i < next.Length; i++)
            {
                for (var j = 0; j < signal.Length; j++)
                    next[i] += weights[i * signal.Length + j] * signal[j];
                next[i] = Math.Tanh(next[i]);
            }

            signal = next;
        }

        return signal[0] + signal[1] * signal[2];
    }
}
