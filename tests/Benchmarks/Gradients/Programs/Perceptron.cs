namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>A perceptron with one hidden layer, in loops.</summary>
internal static partial class Perceptron
{
    /// <summary>Half the squared error for one example; weights are stored a row for each neuron.</summary>
    [Differentiable]
    public static double Loss(
        double[] hiddenWeights,
        double[] hiddenBias,
        double[] outputWeights,
        double[] outputBias,
        [NoDerivative] double[] input,
        [NoDerivative] double[] target)
    {
        Span<double> hidden = stackalloc double[hiddenBias.Length];
        for (var i = 0; i < hidden.Length; i++)
        {
            var sum = hiddenBias[i];
            for (var j = 0; j < input.Length; j++) sum += hiddenWeights[i * input.Length + j] * input[j];
            hidden[i] = Math.Tanh(sum);
        }

        var loss = 0.0;
        for (var i = 0; i < outputBias.Length; i++)
        {
            var output = outputBias[i];
            for (var j = 0; j < hidden.Length; j++) output += outputWeights[i * hidden.Length + j] * hidden[j];
            var error = output - target[i];
            loss += error * error / 2;
        }

        return loss;
    }
}
