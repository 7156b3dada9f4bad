namespace SymbolicBackprop.Approximations;

/// <summary>The evaluation of polynomials.</summary>
internal static class Polynomial
{
    /// <summary>
    /// Σ cₖ·xᵏ by Horner's rule for the even and the odd powers apart, which makes two short chains of operations of one long one.
    /// Products and sums are rounded one by one, so that the bits do not depend on what the processor fuses.
    /// </summary>
    /// <param name="coefficients">The coefficients cₖ, the constant term first; at least one.</param>
    /// <param name="x">The variable.</param>
    public static double Evaluate(ReadOnlySpan<double> coefficients, double x)
    {
        var square = x * x;
        var index = coefficients.Length;
        var odd = index % 2 == 0 ? coefficients[--index] : 0;
        var even = coefficients[--index];
        while (index > 0)
        {
            odd = (odd * square) + coefficients[--index];
            even = (even * square) + coefficients[--index];
        }

        return even + (x * odd);
    }
}
