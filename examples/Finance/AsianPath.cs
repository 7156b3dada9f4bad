using SymbolicBackprop;

namespace Finance;

/// <summary>
/// One path of the share at equally spaced times, from normal draws, and what calls on the average along it pay. Their derivatives are
/// those of the price, path by path, because what they pay has kinks but no jumps.
/// </summary>
internal static partial class AsianPath
{
    /// <summary>The discounted payments of the calls on the arithmetic and on the geometric average.</summary>
    [Differentiable]
    public static (double Arithmetic, double Geometric) Payments(Market market, [NoDerivative] double[] draws)
    {
        var (spot, rate, volatility, years, strike) = market;
        var interval = years / draws.Length;
        var drift = (rate - volatility * volatility / 2) * interval;
        var spread = volatility * Math.Sqrt(interval);
        double logarithm = 0, sum = 0, sumOfLogarithms = 0;
        foreach (var draw in draws)
        {
            logarithm += drift + spread * draw;
            sumOfLogarithms += logarithm;
            sum += Math.Exp(logarithm);
        }

        var discount = Math.Exp(-rate * years);
        return (
            discount * Math.Max(spot * (sum / draws.Length) - strike, 0),
            discount * Math.Max(spot * Math.Exp(sumOfLogarithms / draws.Length) - strike, 0));
    }

    /// <summary>What the arithmetic average pays beyond the geometric one: little, and with little variance, so that a closed form does the rest.</summary>
    [Differentiable]
    public static double Excess(Market market, [NoDerivative] double[] draws)
    {
        var (arithmetic, geometric) = Payments(market, draws);
        return arithmetic - geometric;
    }

    /// <summary>
    /// Delta of the excess by the likelihood ratio of the first draw (P. Glasserman, Monte Carlo Methods in Financial Engineering, 2003, 7.3).
    /// The slope of a payment has jumps, so gamma is not its mean derivative; but this has kinks only.
    /// </summary>
    [Differentiable]
    public static double ExcessDelta(Market market, [NoDerivative] double[] draws) =>
        Excess(market, draws) * draws[0] / (market.Spot * market.Volatility * Math.Sqrt(market.Years / draws.Length));

    /// <summary>Vega of the excess, by the likelihood ratio of all draws.</summary>
    [Differentiable]
    public static double ExcessVega(Market market, [NoDerivative] double[] draws)
    {
        var root = Math.Sqrt(market.Years / draws.Length);
        var score = 0.0;
        foreach (var draw in draws)
            score += (draw * draw - 1) / market.Volatility - root * draw;
        return Excess(market, draws) * score;
    }
}
