namespace SymbolicBackprop.Benchmarks.Batches;

/// <summary>Price, first-order greeks and gamma in closed form, nothing computed twice: what a loop over options is written with.</summary>
internal static class CallOptionByHand
{
    public static double Greeks(
        double spot, double strike, double rate, double volatility, double maturity,
        out double delta, out double ofStrike, out double rho, out double vega, out double theta, out double gamma)
    {
        var root = Math.Sqrt(maturity);
        var deviation = volatility * root;
        var d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * maturity) / deviation;
        delta = Functions.NormalCdf(d1);
        var discount = Math.Exp(-rate * maturity);
        ofStrike = -discount * Functions.NormalCdf(d1 - deviation);
        var density = Functions.NormalPdf(d1);
        vega = spot * density * root;
        rho = -strike * ofStrike * maturity;
        theta = vega * volatility / (2 * maturity) - rate * strike * ofStrike;
        gamma = density / (spot * deviation);
        return spot * delta + strike * ofStrike;
    }
}
