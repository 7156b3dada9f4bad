using SymbolicBackprop;

namespace Finance;

/// <summary>The call of F. Black and M. Scholes (Journal of Political Economy 81, 1973).</summary>
internal static partial class BlackScholes
{
    [Differentiable(Derivatives.HessianVectorProduct)]
    public static double Call(Market market)
    {
        var (spot, rate, volatility, years, strike) = market;
        var spread = volatility * Math.Sqrt(years);
        var d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * years) / spread;
        var d2 = d1 - spread;
        return spot * Functions.NormalCdf(d1) - strike * Math.Exp(-rate * years) * Functions.NormalCdf(d2);
    }

    /// <summary>All of them by generated derivatives.</summary>
    public static Greeks Greeks(Market market)
    {
        var (price, gradient) = CallValueAndGradient(market);
        return Finance.Greeks.Of(
            price,
            gradient,
            CallHessianVectorProduct(market, Market.AlongSpot),
            CallHessianVectorProduct(market, Market.AlongVolatility));
    }
}
