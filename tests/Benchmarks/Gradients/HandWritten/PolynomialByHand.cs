namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="Polynomial"/>, written by hand: the powers of x, and Horner's scheme for the derivative.</summary>
internal static class PolynomialByHand
{
    public static double Horner(double[] coefficients, double x, Span<double> coefficientsGradient, out double xGradient)
    {
        var value = 0.0;
        var derivative = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            derivative = derivative * x + value;
            value = value * x + coefficients[i];
        }

        var power = 1.0;
        for (var i = 0; i < coefficients.Length; i++)
        {
            coefficientsGradient[i] = power;
            power *= x;
        }

        xGradient = derivative;
        return value;
    }
}
