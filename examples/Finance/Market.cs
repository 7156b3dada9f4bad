using SymbolicBackprop;

namespace Finance;

/// <summary>What the price of an option depends on, and of the same type the gradient of a price.</summary>
/// <param name="Spot">The price of the share today.</param>
/// <param name="Rate">The interest rate a year, compounded continuously.</param>
/// <param name="Volatility">The standard deviation of the share's logarithm after a year.</param>
/// <param name="Years">The time to the maturity of the option.</param>
/// <param name="Strike">What the share is bought for.</param>
[Differentiable]
internal readonly partial record struct Market(double Spot, double Rate, double Volatility, double Years, double Strike)
{
    /// <summary>The direction of a change of the spot alone.</summary>
    public static Market AlongSpot { get; } = new(Spot: 1, Rate: 0, Volatility: 0, Years: 0, Strike: 0);

    /// <summary>The direction of a change of the volatility alone.</summary>
    public static Market AlongVolatility { get; } = new(Spot: 0, Rate: 0, Volatility: 1, Years: 0, Strike: 0);
}
