namespace SymbolicBackprop.Benchmarks.Batches;

/// <summary>A European call option by the formula of Black and Scholes; its delta is a method of its own, whose first derivative is gamma.</summary>
internal static partial class CallOption
{
    [Differentiable(Derivatives.Batch)]
    public static double Price(double spot, double strike, double rate, double volatility, double maturity)
    {
        var deviation = volatility * Math.Sqrt(maturity);
        var d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * maturity) / deviation;
        return spot * Functions.NormalCdf(d1) - strike * Math.Exp(-rate * maturity) * Functions.NormalCdf(d1 - deviation);
    }

    [Differentiable(Derivatives.Batch)]
    public static double Delta(double spot, double strike, double rate, double volatility, double maturity)
    {
        var deviation = volatility * Math.Sqrt(maturity);
        return Functions.NormalCdf((Math.Log(spot / strike) + (rate + volatility * volatility / 2) * maturity) / deviation);
    }

    [Differentiable(Derivatives.Batch)]
    public static float Price(float spot, float strike, float rate, float volatility, float maturity)
    {
        var deviation = volatility * MathF.Sqrt(maturity);
        var d1 = (MathF.Log(spot / strike) + (rate + volatility * volatility / 2) * maturity) / deviation;
        return spot * Functions.NormalCdf(d1) - strike * MathF.Exp(-rate * maturity) * Functions.NormalCdf(d1 - deviation);
    }

    [Differentiable(Derivatives.Batch)]
    public static float Delta(float spot, float strike, float rate, float volatility, float maturity)
    {
        var deviation = volatility * MathF.Sqrt(maturity);
        return Functions.NormalCdf((MathF.Log(spot / strike) + (rate + volatility * volatility / 2) * maturity) / deviation);
    }
}
