namespace SymbolicBackprop.Gradients.Tests.Corpus.Callees;

/// <summary>Methods of which rules say some derivatives and bodies the others: of the first order alone.</summary>
internal static partial class PartialRules
{
    /// <summary>A rule for one parameter; the others are the generator's.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static double Partly([Domain(1, 2)] double x, [Domain(1, 2)] double y, [Domain(1, 2)] double[] a)
    {
        if (y > 1.5)
            return a[0] * RuledCallees.Root(x) * y * y;
        return a[1] * x * Math.Sin(y);
    }

    [BackwardOf(nameof(Partly), Parameter = nameof(x))]
    internal static double PartlyRule(double x, double y, double[] a, double result, double upstream) => y > 1.5 ? upstream * result / (2 * x) : upstream * result / x;

    [Differentiable(Derivatives.Tangent)]
    public static double CallsPartly([Domain(1, 2)] double x, [Domain(1, 2)] double[] a) => Partly(x, 1.2 * x, a) + Partly(x * x, x, a) * x;

    /// <summary>The values of both calls are one value, 0, and their derivatives are not: 2·y with respect to x, and x·y with respect to y.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static double OneValueTwoRules(double x, double y) => y * Leaning(x, 2) + x * Leaning(y, y);

    [Differentiable(Derivatives.Tangent)]
    public static double Leaning(double x, double p) => p - p;

    [BackwardOf(nameof(Leaning), Parameter = nameof(x))]
    internal static double LeaningRule(double x, double p, double result, double upstream) => upstream * p;
}
