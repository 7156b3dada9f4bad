namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The price of an American put option by the binomial tree of Cox, Ross and Rubinstein.</summary>
internal static partial class BinomialTree
{
    [Differentiable]
    public static double AmericanPut(double spot, double strike, double rate, double volatility, double maturity, int steps)
    {
        var time = maturity / steps;
        var width = volatility * Math.Sqrt(time);
        var discount = Math.Exp(-rate * time);
        var up = Math.Exp(width);
        var probability = (1 / discount - 1 / up) / (up - 1 / up);

        var values = new double[steps + 1];
        var price = spot * Math.Exp(-steps * width);
        for (var i = 0; i <= steps; i++)
        {
            values[i] = Math.Max(strike - price, 0);
            price *= up * up;
        }

        for (var level = steps - 1; level >= 0; level--)
        {
            price = spot * Math.Exp(-level * width);
            for (var i = 0; i <= level; i++)
            {
                var held = discount * (probability * values[i + 1] + (1 - probability) * values[i]);
                values[i] = Math.Max(held, strike - price);
                price *= up * up;
            }
        }

        return values[0];
    }
}
