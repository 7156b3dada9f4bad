using SymbolicBackprop;

namespace Finance;

/// <summary>The Greeks of the Black–Scholes call as textbooks derive them by hand (E. Haug, The Complete Guide to Option Pricing Formulas, 2007).</summary>
internal static class ClosedForms
{
    public static Greeks Greeks(Market market)
    {
        var (spot, rate, volatility, years, strike) = market;
        var root = Math.Sqrt(years);
        var d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * years) / (volatility * root);
        var d2 = d1 - volatility * root;
        var density = Functions.NormalPdf(d1);
        var discounted = strike * Math.Exp(-rate * years);
        return new Greeks(
            Price: spot * Functions.NormalCdf(d1) - discounted * Functions.NormalCdf(d2),
            Delta: Functions.NormalCdf(d1),
            Vega: spot * density * root,
            Theta: -spot * density * volatility / (2 * root) - rate * discounted * Functions.NormalCdf(d2),
            Rho: years * discounted * Functions.NormalCdf(d2),
            Gamma: density / (spot * volatility * root),
            Vanna: -density * d2 / volatility,
            Volga: spot * density * root * d1 * d2 / volatility);
    }
}
