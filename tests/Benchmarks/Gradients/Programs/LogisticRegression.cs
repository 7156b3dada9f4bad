namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The mean loss of a logistic regression; labels are 1 and −1.</summary>
internal static partial class LogisticRegression
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Loss(double[] weights, double bias, [NoDerivative] double[] features, [NoDerivative] double[] labels)
    {
        var sum = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            var score = bias;
            for (var column = 0; column < weights.Length; column++) score += weights[column] * features[row * weights.Length + column];
            sum += Math.Log(1 + Math.Exp(-labels[row] * score));
        }

        return sum / labels.Length;
    }
}
