namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>A polynomial by the scheme of Horner.</summary>
internal static partial class Polynomial
{
    [Differentiable]
    public static double Horner(double[] coefficients, double x)
    {
        var value = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--) value = value * x + coefficients[i];
        return value;
    }
}
