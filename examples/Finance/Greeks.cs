namespace Finance;

/// <summary>A price and its derivatives, as traders name them: theta is what a year that passes changes, vega, rho, vanna and volga are for a change by 1.</summary>
internal readonly record struct Greeks(double Price, double Delta, double Vega, double Theta, double Rho, double Gamma, double Vanna, double Volga)
{
    public static int Count => Names.Length;

    public static string[] Names { get; } = ["price", "delta", "vega", "theta", "rho", "gamma", "vanna", "volga"];

    /// <summary>In the order of their names.</summary>
    public double[] Values => [Price, Delta, Vega, Theta, Rho, Gamma, Vanna, Volga];

    /// <summary>Out of the derivatives with respect to a market.</summary>
    /// <param name="price">The price.</param>
    /// <param name="gradient">Its first derivatives.</param>
    /// <param name="alongSpot">The second derivatives, once with respect to the spot.</param>
    /// <param name="alongVolatility">The second derivatives, once with respect to the volatility.</param>
    public static Greeks Of(double price, Market gradient, Market alongSpot, Market alongVolatility) => new(
        price,
        gradient.Spot,
        gradient.Volatility,
        -gradient.Years,
        gradient.Rate,
        alongSpot.Spot,
        alongSpot.Volatility,
        alongVolatility.Volatility);

    public static Greeks Of(ReadOnlySpan<double> values) => new(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7]);
}
