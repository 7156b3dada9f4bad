namespace SymbolicBackprop.Gradients.Tests.Batches;

/// <summary>What is asked for in batches: prices, and functions that are only right where masks are.</summary>
internal static partial class Options
{
    [Differentiable(Derivatives.Batch)]
    public static double Call(double spot, double strike, double rate, double volatility, double maturity)
    {
        var deviation = volatility * Math.Sqrt(maturity);
        var d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * maturity) / deviation;
        var d2 = d1 - deviation;
        return spot * Functions.NormalCdf(d1) - strike * Math.Exp(-rate * maturity) * Functions.NormalCdf(d2);
    }

    [Differentiable(Derivatives.Batch)]
    public static float CallOfSingles(float spot, float strike, [NoDerivative] float volatility)
    {
        var d1 = MathF.Log(spot / strike) / volatility + volatility / 2;
        return spot * Functions.NormalCdf(d1) - strike * Functions.NormalCdf(d1 - volatility);
    }

    /// <summary>The arm that is not taken is NaN below 0, and so is its derivative.</summary>
    [Differentiable(Derivatives.Batch)]
    public static double LogarithmOrZero(double x) => x > 0 ? Math.Log(x) : 0;

    /// <summary>At 0 the derivative of the arm that is not taken is ∞.</summary>
    [Differentiable(Derivatives.Batch)]
    public static double RootOrLine(double x)
    {
        if (x <= 0)
            return 2 * x;
        var root = Math.Sqrt(x);
        return root * 1 / x;
    }

    [Differentiable(Derivatives.Batch)]
    public static double QuotientOrProduct(double x, double y)
    {
        double result;
        if (y != 0 && x >= 0)
            result = x / y;
        else
            result = x * 3;
        return result + y;
    }

    /// <summary>Products, quotients and roots alone: the same bits.</summary>
    [Differentiable(Derivatives.Batch)]
    public static double Algebra(double x, double y) => Math.Sqrt(x * x + 1) / (y * y + 2) - x * y;

    [Differentiable(Derivatives.Batch)]
    public static double Polynomial(double x, [NoDerivative] double[] coefficients)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            sum = sum * x + coefficients[i];
        return sum;
    }

    /// <summary>How often it goes on is different for each element.</summary>
    [Differentiable(Derivatives.Batch)]
    public static double Root(double x)
    {
        var y = x;
        while (Math.Abs(y * y - x) > 1e-12 * x)
            y = 0.5 * (y + x / y);
        return y;
    }

    [Differentiable(Derivatives.Batch, Auxiliary = ["delta"])]
    public static (double price, double delta) PriceAndDelta(double spot, double strike)
    {
        var d = Math.Log(spot / strike);
        return (spot * Functions.NormalCdf(d), Functions.NormalCdf(d));
    }
}
