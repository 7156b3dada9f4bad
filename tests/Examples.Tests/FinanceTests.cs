using Finance;

namespace Examples.Tests;

/// <summary>Greeks against closed forms, against bumping, and against their standard errors.</summary>
public sealed class FinanceTests
{
    private static readonly Market AtTheMoney = new(Spot: 100, Rate: 0.05, Volatility: 0.2, Years: 1, Strike: 105);

    private static readonly MonteCarlo Simulation = new(Paths: 40_000, Dates: 12, Seed: 1);

    public static TheoryData<double, double, double, double, double> Markets => new()
    {
        { 100, 0.05, 0.2, 1, 105 },
        { 42, 0.1, 0.2, 0.5, 40 },
        { 100, 0.01, 0.4, 2, 60 },
        { 100, 0.03, 0.15, 0.25, 130 },
        { 1, -0.01, 0.3, 0.1, 1 },
    };

    [Theory]
    [MemberData(nameof(Markets))]
    public void Black_and_Scholes_have_the_Greeks_of_the_closed_forms(double spot, double rate, double volatility, double years, double strike)
    {
        var market = new Market(spot, rate, volatility, years, strike);
        var (generated, closed) = (BlackScholes.Greeks(market).Values, ClosedForms.Greeks(market).Values);
        for (var i = 0; i < closed.Length; i++)
            Assert.Equal(closed[i], generated[i], 1e-12 * Math.Max(1, Math.Abs(closed[i])));
    }

    /// <summary>J. Hull, Options, Futures, and Other Derivatives: 4.76.</summary>
    [Fact]
    public void The_example_of_a_textbook_has_the_price_of_the_textbook() =>
        Assert.Equal(4.76, BlackScholes.Greeks(new Market(42, 0.1, 0.2, 0.5, 40)).Price, 0.005);

    [Theory]
    [MemberData(nameof(Markets))]
    public void An_average_over_one_date_is_the_price_at_maturity(double spot, double rate, double volatility, double years, double strike)
    {
        var market = new Market(spot, rate, volatility, years, strike);
        var (average, plain) = (GeometricAsian.Greeks(market, dates: 1).Values, ClosedForms.Greeks(market).Values);
        for (var i = 0; i < plain.Length; i++)
            Assert.Equal(plain[i], average[i], 1e-12 * Math.Max(1, Math.Abs(plain[i])));
    }

    [Fact]
    public void The_geometric_average_is_paid_as_its_closed_form_says()
    {
        var exact = GeometricAsian.Greeks(AtTheMoney, Simulation.Dates);
        var payments = new Sample();
        Sample deltas = new(), vegas = new(), thetas = new(), rhos = new();
        foreach (var draws in Simulation.DrawPaths())
        {
            payments.Add(AsianPath.Payments(AtTheMoney, draws).Geometric);
            var gradient = AsianPath.PaymentsBackward(AtTheMoney, draws, (0, 1));
            deltas.Add(gradient.Spot);
            vegas.Add(gradient.Volatility);
            thetas.Add(-gradient.Years);
            rhos.Add(gradient.Rate);
        }

        payments.HasMean(exact.Price);
        deltas.HasMean(exact.Delta);
        vegas.HasMean(exact.Vega);
        thetas.HasMean(exact.Theta);
        rhos.HasMean(exact.Rho);
    }

    /// <summary>
    /// The same draws in each price. A path is smooth unless its payment begins within the bump, which is 1e-7 of the spot: with 40,000 paths and
    /// a density of 0.04 a unit that are 0.03 paths. What is left is h², and the rounding of prices by 1e-15 over steps of 1e-7: 1e-8,
    /// for the spot a hundredth of that.
    /// </summary>
    [Fact]
    public void First_derivatives_of_the_simulation_are_those_of_small_bumps()
    {
        var generated = Simulation.Greeks(AtTheMoney).Mean;
        var bumped = Bumping.Greeks(Simulation.Price, AtTheMoney, bump: 1e-7);
        Assert.Equal(bumped.Price, generated.Price, 1e-13);
        Assert.Equal(bumped.Delta, generated.Delta, 1e-8);
        Assert.Equal(bumped.Vega, generated.Vega, 1e-6);
        Assert.Equal(bumped.Theta, generated.Theta, 1e-6);
        Assert.Equal(bumped.Rho, generated.Rho, 1e-6);
    }

    /// <summary>On each path the same draws for both: the mean of what they differ by is 0 within its standard error, and within the h² of the bump.</summary>
    [Fact]
    public void Second_derivatives_of_the_simulation_are_those_of_wide_bumps()
    {
        Sample gammas = new(), vannas = new(), volgas = new();
        foreach (var draws in Simulation.DrawPaths())
        {
            var bumped = Bumping.Greeks(market => AsianPath.Excess(market, draws), AtTheMoney, secondBump: 0.02);
            var (ofDelta, ofVega) = (AsianPath.ExcessDeltaGradient(AtTheMoney, draws), AsianPath.ExcessVegaGradient(AtTheMoney, draws));
            gammas.Add(ofDelta.Spot - bumped.Gamma);
            vannas.Add(ofDelta.Volatility - bumped.Vanna);
            volgas.Add(ofVega.Volatility - bumped.Volga);
        }

        gammas.HasMean(0);
        vannas.HasMean(0);
        volgas.HasMean(0);
    }

    /// <summary>
    /// What the likelihood ratios are estimates of, without chance: integrals over two draws, on a grid. At a volatility of 0.6 the arithmetic average
    /// pays much beyond the geometric one. Differences as wide as 2 % smooth the kinks, which leave errors of some 5e-4 on the grid.
    /// </summary>
    [Theory]
    [InlineData(60)]
    [InlineData(105)]
    [InlineData(130)]
    public void Likelihood_ratios_give_the_derivatives_of_the_expected_payment(double strike)
    {
        var market = AtTheMoney with { Volatility = 0.6, Strike = strike };
        var bumped = Bumping.Greeks(bump => Expectation(draws => AsianPath.Excess(bump, draws)), market, bump: 0.02);
        Assert.Equal(1, Expectation(draws => AsianPath.ExcessDelta(market, draws)) / bumped.Delta, 1e-3);
        Assert.Equal(1, Expectation(draws => AsianPath.ExcessVega(market, draws)) / bumped.Vega, 1e-3);
    }

    /// <summary>So the derivatives of the estimators are second ones. Path by path: central differences of a smooth path are wrong by h² and by ε/h.</summary>
    [Fact]
    public void The_likelihood_ratio_estimators_are_differentiated_exactly()
    {
        const double Step = 1e-5;
        foreach (var draws in Simulation.DrawPaths().Take(100))
        {
            var (ofDelta, ofVega) = (AsianPath.ExcessDeltaGradient(AtTheMoney, draws), AsianPath.ExcessVegaGradient(AtTheMoney, draws));
            var (up, down) = (AtTheMoney with { Spot = 100 + Step }, AtTheMoney with { Spot = 100 - Step });
            Assert.Equal((AsianPath.ExcessDelta(up, draws) - AsianPath.ExcessDelta(down, draws)) / (2 * Step), ofDelta.Spot, 1e-8);
            (up, down) = (AtTheMoney with { Volatility = 0.2 + Step }, AtTheMoney with { Volatility = 0.2 - Step });
            Assert.Equal((AsianPath.ExcessDelta(up, draws) - AsianPath.ExcessDelta(down, draws)) / (2 * Step), ofDelta.Volatility, 1e-6);
            Assert.Equal((AsianPath.ExcessVega(up, draws) - AsianPath.ExcessVega(down, draws)) / (2 * Step), ofVega.Volatility, 1e-3);
        }
    }

    [Fact]
    public void One_seed_gives_one_result()
    {
        var few = new MonteCarlo(Paths: 100, Dates: 3, Seed: 5);
        Assert.Equal(few.Greeks(AtTheMoney), few.Greeks(AtTheMoney));
        Assert.NotEqual(few.Greeks(AtTheMoney), (few with { Seed = 6 }).Greeks(AtTheMoney));
    }

    /// <summary>The mean over two normal draws, by the trapezoidal rule.</summary>
    private static double Expectation(Func<double[], double> function)
    {
        const double Step = 0.02;
        const int Reach = 325;
        var sum = 0.0;
        var draws = new double[2];
        for (var i = -Reach; i <= Reach; i++)
        {
            for (var j = -Reach; j <= Reach; j++)
            {
                (draws[0], draws[1]) = (i * Step, j * Step);
                sum += function(draws) * Math.Exp(-(draws[0] * draws[0] + draws[1] * draws[1]) / 2);
            }
        }

        return sum * Step * Step / (2 * Math.PI);
    }
}
