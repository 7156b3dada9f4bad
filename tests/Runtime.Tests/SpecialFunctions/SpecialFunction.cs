namespace SymbolicBackprop.Tests.SpecialFunctions;

/// <summary>A special function in both precisions, by its operands; an order is a number here.</summary>
internal sealed record SpecialFunction(int Arity, Func<double[], double> Double, Func<float[], float> Single)
{
    /// <summary>The functions by the names of their tables.</summary>
    public static IReadOnlyDictionary<string, SpecialFunction> ByTable { get; } = new Dictionary<string, SpecialFunction>
    {
        ["Erf"] = Of(Functions.Erf, Functions.Erf),
        ["Erfc"] = Of(Functions.Erfc, Functions.Erfc),
        ["ScaledErfc"] = Of(Functions.ScaledErfc, Functions.ScaledErfc),
        ["ScaledErfcIntegral"] = OfOrder(Functions.ScaledErfcIntegral, Functions.ScaledErfcIntegral),
        ["ErfInverse"] = Of(Functions.ErfInverse, Functions.ErfInverse),
        ["ErfcInverse"] = Of(Functions.ErfcInverse, Functions.ErfcInverse),
        ["NormalPdf"] = Of(Functions.NormalPdf, Functions.NormalPdf),
        ["NormalCdf"] = Of(Functions.NormalCdf, Functions.NormalCdf),
        ["LogNormalCdf"] = Of(Functions.LogNormalCdf, Functions.LogNormalCdf),
        ["NormalQuantile"] = Of(Functions.NormalQuantile, Functions.NormalQuantile),
        ["Gamma"] = Of(Functions.Gamma, Functions.Gamma),
        ["LogGamma"] = Of(Functions.LogGamma, Functions.LogGamma),
        ["LogGammaOfNegative"] = Of(Functions.LogGamma, Functions.LogGamma),
        ["Digamma"] = Of(Functions.Digamma, Functions.Digamma),
        ["DigammaOfNegative"] = Of(Functions.Digamma, Functions.Digamma),
        ["Trigamma"] = Of(Functions.Trigamma, Functions.Trigamma),
        ["Polygamma"] = OfOrder(Functions.Polygamma, Functions.Polygamma),
        ["PolygammaOfNegative"] = OfOrder(Functions.Polygamma, Functions.Polygamma),
        ["Beta"] = OfTwo(Functions.Beta, Functions.Beta),
        ["LogBeta"] = OfTwo(Functions.LogBeta, Functions.LogBeta),
    };

    private static SpecialFunction Of(Func<double, double> ofDouble, Func<float, float> ofSingle) =>
        new(1, x => ofDouble(x[0]), x => ofSingle(x[0]));

    private static SpecialFunction OfTwo(Func<double, double, double> ofDouble, Func<float, float, float> ofSingle) =>
        new(2, x => ofDouble(x[0], x[1]), x => ofSingle(x[0], x[1]));

    private static SpecialFunction OfOrder(Func<int, double, double> ofDouble, Func<int, float, float> ofSingle) =>
        new(2, x => ofDouble((int)x[0], x[1]), x => ofSingle((int)x[0], x[1]));
}
