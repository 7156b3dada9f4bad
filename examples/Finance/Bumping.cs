namespace Finance;

/// <summary>The Greeks by central differences of a price: what is done where there are no derivatives.</summary>
internal static class Bumping
{
    /// <summary>17 prices for 7 Greeks.</summary>
    /// <param name="price">A price, with the same draws in each call.</param>
    /// <param name="market">Where.</param>
    /// <param name="bump">The step of first derivatives, relative to spot and years, absolute in rate and volatility.</param>
    /// <param name="secondBump">The same for second derivatives, which lose more digits.</param>
    public static Greeks Greeks(Func<Market, double> price, Market market, double bump = 1e-4, double secondBump = 1e-2)
    {
        var center = price(market);
        var (spotBump, yearsBump) = (bump * market.Spot, bump * market.Years);
        var secondSpotBump = secondBump * market.Spot;
        return new Greeks(
            Price: center,
            Delta: (price(market with { Spot = market.Spot + spotBump }) - price(market with { Spot = market.Spot - spotBump })) / (2 * spotBump),
            Vega: (price(market with { Volatility = market.Volatility + bump }) - price(market with { Volatility = market.Volatility - bump })) / (2 * bump),
            Theta: (price(market with { Years = market.Years - yearsBump }) - price(market with { Years = market.Years + yearsBump })) / (2 * yearsBump),
            Rho: (price(market with { Rate = market.Rate + bump }) - price(market with { Rate = market.Rate - bump })) / (2 * bump),
            Gamma: (Shifted(1, 0) - 2 * center + Shifted(-1, 0)) / (secondSpotBump * secondSpotBump),
            Vanna: (Shifted(1, 1) - Shifted(1, -1) - Shifted(-1, 1) + Shifted(-1, -1)) / (4 * secondSpotBump * secondBump),
            Volga: (Shifted(0, 1) - 2 * center + Shifted(0, -1)) / (secondBump * secondBump));

        double Shifted(int spot, int volatility) =>
            price(market with { Spot = market.Spot + spot * secondSpotBump, Volatility = market.Volatility + volatility * secondBump });
    }
}
