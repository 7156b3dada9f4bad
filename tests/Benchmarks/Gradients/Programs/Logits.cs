namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>What classifiers compute from one row of logits.</summary>
internal static partial class Logits
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LogSumExp(ReadOnlySpan<double> logits)
    {
        var max = double.NegativeInfinity;
        foreach (var logit in logits)
        {
            if (logit > max) max = logit;
        }

        var sum = 0.0;
        foreach (var logit in logits) sum += Math.Exp(logit - max);
        return max + Math.Log(sum);
    }

    [Differentiable]
    public static double SoftmaxCrossEntropy(double[] logits, int label)
    {
        var max = logits[0];
        for (var i = 1; i < logits.Length; i++) max = Math.Max(max, logits[i]);

        var sum = 0.0;
        for (var i = 0; i < logits.Length; i++) sum += Math.Exp(logits[i] - max);
        return Math.Log(sum) - (logits[label] - max);
    }
}
