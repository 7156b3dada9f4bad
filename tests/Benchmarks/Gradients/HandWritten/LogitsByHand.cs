namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradients of <see cref="Logits"/>, written by hand: softmax, and softmax minus one at the label.</summary>
internal static class LogitsByHand
{
    public static double LogSumExp(ReadOnlySpan<double> logits, Span<double> gradient)
    {
        var (max, sum) = Softmax(logits, gradient);
        return max + Math.Log(sum);
    }

    public static double SoftmaxCrossEntropy(double[] logits, int label, Span<double> gradient)
    {
        var (max, sum) = Softmax(logits, gradient);
        gradient[label] -= 1;
        return Math.Log(sum) - (logits[label] - max);
    }

    private static (double Max, double Sum) Softmax(ReadOnlySpan<double> logits, Span<double> softmax)
    {
        var max = logits[0];
        for (var i = 1; i < logits.Length; i++) max = Math.Max(max, logits[i]);

        var sum = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            softmax[i] = Math.Exp(logits[i] - max);
            sum += softmax[i];
        }

        var inverse = 1 / sum;
        for (var i = 0; i < softmax.Length; i++) softmax[i] *= inverse;
        return (max, sum);
    }
}
