namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="LogisticRegression"/>, written by hand.</summary>
internal static class LogisticRegressionByHand
{
    public static double Loss(double[] weights, double bias, double[] features, double[] labels, Span<double> weightsGradient, out double biasGradient)
    {
        weightsGradient.Clear();
        biasGradient = 0;
        var sum = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            var inputs = features.AsSpan(row * weights.Length, weights.Length);
            var score = bias;
            for (var column = 0; column < inputs.Length; column++) score += weights[column] * inputs[column];

            var exponential = Math.Exp(-labels[row] * score);
            sum += Math.Log(1 + exponential);
            var scoreAdjoint = -labels[row] * (1 - 1 / (1 + exponential)) / labels.Length;
            for (var column = 0; column < inputs.Length; column++) weightsGradient[column] += scoreAdjoint * inputs[column];
            biasGradient += scoreAdjoint;
        }

        return sum / labels.Length;
    }
}
