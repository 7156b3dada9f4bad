namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>One neuron with two inputs: the sigmoid of an affine form.</summary>
internal static partial class Neuron
{
    [Differentiable]
    public static double Output(double x1, double x2, double w1, double w2, double bias) =>
        1 / (1 + Math.Exp(-(w1 * x1 + w2 * x2 + bias)));
}
