namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The price of a European call option by the formula of Black and Scholes.</summary>
internal static partial class BlackScholes
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Call(double spot, double strike, double rate, double volatility, double maturity)
    {
        var deviation = volatility * Math.Sqrt(maturity);
        var d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * maturity) / deviation;
        var d2 = d1 - deviation;
        return spot * NormalDistribution(d1) - strike * Math.Exp(-rate * maturity) * NormalDistribution(d2);
    }

    /// <summary>The distribution function of the standard normal distribution: Abramowitz and Stegun 26.2.17, to 7.5e-8.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NormalDistribution(double x)
    {
        var t = 1 / (1 + 0.2316419 * Math.Abs(x));
        var polynomial = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        var tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * polynomial;
        return x < 0 ? tail : 1 - tail;
    }
}
