using SymbolicBackprop;

namespace Finance;

/// <summary>
/// The call on the geometric average of the prices at equally spaced times, the last one at maturity. The average is lognormal, so that
/// there is a closed form (A. Kemna, A. Vorst, Journal of Banking and Finance 14, 1990).
/// </summary>
internal static partial class GeometricAsian
{
    [Differentiable(Derivatives.HessianVectorProduct)]
    public static double Call(Market market, int dates)
    {
        var (spot, rate, volatility, years, strike) = market;
        // The mean of the times, and the variance of the mean of a Brownian motion at them.
        var time = years * (dates + 1) / (2.0 * dates);
        var spread = volatility * Math.Sqrt(years * (dates + 1) * (2 * dates + 1) / (6.0 * dates * dates));
        var forward = spot * Math.Exp((rate - volatility * volatility / 2) * time + spread * spread / 2);
        var d1 = Math.Log(forward / strike) / spread + spread / 2;
        return Math.Exp(-rate * years) * (forward * Functions.NormalCdf(d1) - strike * Functions.NormalCdf(d1 - spread));
    }

    /// <summary>All of them by generated derivatives.</summary>
    public static Greeks Greeks(Market market, int dates)
    {
        var (price, gradient) = CallValueAndGradient(market, dates);
        return Finance.Greeks.Of(
            price,
            gradient,
            CallHessianVectorProduct(market, dates, Market.AlongSpot),
            CallHessianVectorProduct(market, dates, Market.AlongVolatility));
    }
}
