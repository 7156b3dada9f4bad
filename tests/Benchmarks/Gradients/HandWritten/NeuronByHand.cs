namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="Neuron"/>, written by hand.</summary>
internal static class NeuronByHand
{
    public static (double Value, (double X1, double X2, double W1, double W2, double Bias) Gradient) Output(
        double x1, double x2, double w1, double w2, double bias)
    {
        var y = 1 / (1 + Math.Exp(-(w1 * x1 + w2 * x2 + bias)));
        var slope = y * (1 - y);
        return (y, (slope * w1, slope * w2, slope * x1, slope * x2, slope));
    }
}
