using SymbolicBackprop.Training;

namespace Finance;

/// <summary>The call on the arithmetic average, by the mean over paths. One seed gives the same paths to each method.</summary>
/// <param name="Paths">Their number, at least 2.</param>
/// <param name="Dates">The times on a path that are averaged.</param>
/// <param name="Seed">Where the draws come from.</param>
internal sealed record MonteCarlo(int Paths, int Dates, long Seed)
{
    /// <summary>The price: the closed form for the geometric average, and the mean excess.</summary>
    public double Price(Market market)
    {
        var sum = 0.0;
        foreach (var draws in DrawPaths())
            sum += AsianPath.Excess(market, draws);
        return GeometricAsian.Call(market, Dates) + sum / Paths;
    }

    /// <summary>The price and all Greeks from one walk through the paths, with their standard errors.</summary>
    public (Greeks Mean, Greeks StandardError) Greeks(Market market)
    {
        var (sums, squares) = (new double[Finance.Greeks.Count], new double[Finance.Greeks.Count]);
        foreach (var draws in DrawPaths())
        {
            var (excess, first) = AsianPath.ExcessValueAndGradient(market, draws);
            var ofDelta = AsianPath.ExcessDeltaGradient(market, draws);
            var ofVega = AsianPath.ExcessVegaGradient(market, draws);
            var path = Finance.Greeks.Of(excess, first, ofDelta, ofVega).Values;
            for (var i = 0; i < path.Length; i++)
            {
                sums[i] += path[i];
                squares[i] += path[i] * path[i];
            }
        }

        var errors = sums.Zip(squares, (sum, square) => Math.Sqrt((square - sum * sum / Paths) / (Paths - 1.0) / Paths));
        var control = GeometricAsian.Greeks(market, Dates).Values;
        var means = sums.Zip(control, (sum, exact) => exact + sum / Paths);
        return (Finance.Greeks.Of([.. means]), Finance.Greeks.Of([.. errors]));
    }

    /// <summary>The draws of each path, in one array that is filled again for the next.</summary>
    public IEnumerable<double[]> DrawPaths()
    {
        var random = new SeededRandom(Seed);
        var draws = new double[Dates];
        for (var path = 0; path < Paths; path++)
        {
            for (var i = 0; i < draws.Length; i++)
                draws[i] = random.NextGaussian();
            yield return draws;
        }
    }
}
