namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="BlackScholes"/>, written by hand.</summary>
internal static class BlackScholesByHand
{
    public static (double Value, (double Spot, double Strike, double Rate, double Volatility, double Maturity) Gradient) Call(
        double spot, double strike, double rate, double volatility, double maturity)
    {
        var root = Math.Sqrt(maturity);
        var deviation = volatility * root;
        var drift = rate + volatility * volatility / 2;
        var d1 = (Math.Log(spot / strike) + drift * maturity) / deviation;
        var d2 = d1 - deviation;
        var probability1 = NormalDistribution(d1, out var density1);
        var probability2 = NormalDistribution(d2, out var density2);
        var discount = Math.Exp(-rate * maturity);
        var value = spot * probability1 - strike * discount * probability2;

        var d2Adjoint = -strike * discount * density2;
        var d1Adjoint = spot * density1 + d2Adjoint;
        var numeratorAdjoint = d1Adjoint / deviation;
        var deviationAdjoint = -d2Adjoint - numeratorAdjoint * d1;
        var discounted = strike * discount * probability2;
        return (value, (
            probability1 + numeratorAdjoint / spot,
            -discount * probability2 - numeratorAdjoint / strike,
            discounted * maturity + numeratorAdjoint * maturity,
            numeratorAdjoint * maturity * volatility + deviationAdjoint * root,
            discounted * rate + numeratorAdjoint * drift + deviationAdjoint * volatility / (2 * root)));
    }

    private static double NormalDistribution(double x, out double density)
    {
        var t = 1 / (1 + 0.2316419 * Math.Abs(x));
        var polynomial = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        var slope = 0.319381530 + t * (2 * -0.356563782 + t * (3 * 1.781477937 + t * (4 * -1.821255978 + t * (5 * 1.330274429))));
        var bell = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        var tail = bell * polynomial;
        density = bell * (Math.Abs(x) * polynomial + 0.2316419 * t * t * slope);
        return x < 0 ? tail : 1 - tail;
    }
}
