namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="Perceptron"/>, written by hand.</summary>
internal static class PerceptronByHand
{
    public static double Loss(
        double[] hiddenWeights,
        double[] hiddenBias,
        double[] outputWeights,
        double[] outputBias,
        double[] input,
        double[] target,
        Span<double> hiddenWeightsGradient,
        Span<double> hiddenBiasGradient,
        Span<double> outputWeightsGradient,
        Span<double> outputBiasGradient)
    {
        Span<double> hidden = stackalloc double[hiddenBias.Length];
        for (var i = 0; i < hidden.Length; i++)
        {
            var row = hiddenWeights.AsSpan(i * input.Length, input.Length);
            var sum = hiddenBias[i];
            for (var j = 0; j < row.Length; j++) sum += row[j] * input[j];
            hidden[i] = Math.Tanh(sum);
        }

        // The adjoint of the hidden layer grows in the place of its bias's gradient.
        hiddenBiasGradient.Clear();
        var loss = 0.0;
        for (var i = 0; i < outputBias.Length; i++)
        {
            var row = outputWeights.AsSpan(i * hidden.Length, hidden.Length);
            var output = outputBias[i];
            for (var j = 0; j < row.Length; j++) output += row[j] * hidden[j];
            var error = output - target[i];
            loss += error * error / 2;

            outputBiasGradient[i] = error;
            var rowGradient = outputWeightsGradient.Slice(i * hidden.Length, hidden.Length);
            for (var j = 0; j < row.Length; j++)
            {
                rowGradient[j] = error * hidden[j];
                hiddenBiasGradient[j] += error * row[j];
            }
        }

        for (var i = 0; i < hidden.Length; i++)
        {
            hiddenBiasGradient[i] *= 1 - hidden[i] * hidden[i];
            var adjoint = hiddenBiasGradient[i];
            var rowGradient = hiddenWeightsGradient.Slice(i * input.Length, input.Length);
            for (var j = 0; j < rowGradient.Length; j++) rowGradient[j] = adjoint * input[j];
        }

        return loss;
    }
}
