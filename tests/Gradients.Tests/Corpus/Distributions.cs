namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Prices, densities and likelihoods that are written with special functions.</summary>
internal static partial class Distributions
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OptionPrice(
        [Domain(0.8, 1.2)] double spot,
        [Domain(0.8, 1.2)] double strike,
        [Domain(0.01, 0.05)] double rate,
        [Domain(0.1, 0.4)] double volatility,
        [Domain(0.5, 2)] double years,
        bool isPut)
    {
        var spread = volatility * Math.Sqrt(years);
        var d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * years) / spread;
        var d2 = d1 - spread;
        var sign = isPut ? -1 : 1;
        return sign * (spot * Functions.NormalCdf(sign * d1) - strike * Math.Exp(-rate * years) * Functions.NormalCdf(sign * d2));
    }

    /// <summary>The same in single precision, with the distribution written by the error function.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float OptionPriceOfSingles([Domain(0.9, 1.1)] float spot, [Domain(0.9, 1.1)] float strike, [Domain(0.2, 0.4)] float volatility)
    {
        var d1 = MathF.Log(spot / strike) / volatility + volatility / 2;
        return spot * (1 + Functions.Erf(d1 * 0.70710677f)) / 2 - strike * Functions.NormalCdf(d1 - volatility);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double GammaLogLikelihood([Shape(5), Domain(0.3, 4)] double[] x, [Domain(0.5, 12)] double shape, [Domain(0.5, 2)] double rate)
    {
        var sum = 0.0;
        foreach (var value in x)
            sum += shape * Math.Log(rate) - Functions.LogGamma(shape) + (shape - 1) * Math.Log(value) - rate * value;
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BetaLogDensity([Domain(0.1, 0.9)] double x, [Domain(0.5, 12)] double a, [Domain(0.5, 12)] double b) =>
        (a - 1) * Math.Log(x) + (b - 1) * Math.Log(1 - x) - Functions.LogBeta(a, b);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BetaDensity([Domain(0.1, 0.9)] double x, [Domain(0.5, 4)] double a, [Domain(0.5, 4)] double b) =>
        Math.Pow(x, a - 1) * Math.Pow(1 - x, b - 1) / Functions.Beta(a, b);

    /// <summary>The density of Student's distribution; its number of degrees is a parameter like any other.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double StudentDensity(double x, [Domain(1, 6)] double degrees) =>
        Functions.Gamma((degrees + 1) / 2) / (Math.Sqrt(degrees * Math.PI) * Functions.Gamma(degrees / 2)) * Math.Pow(1 + x * x / degrees, -(degrees + 1) / 2);

    /// <summary>A regression on yes and no whose probability is Φ of a line, without underflow far from it.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ProbitLogLikelihood([Domain(-3, 3)] double slope, double intercept, [NoDerivative, Shape(6), Domain(-4, 4)] double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var margin = slope * x[i] + intercept;
            sum += Functions.LogNormalCdf(i % 2 == 0 ? margin : -margin);
        }

        return sum;
    }

    /// <summary>The log-density of two correlated uniform numbers: the Gaussian copula.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CopulaLogDensity([Domain(0.02, 0.98)] double u, [Domain(0.02, 0.98)] double v, [Domain(-0.8, 0.8)] double correlation)
    {
        var (x, y) = (Functions.NormalQuantile(u), Functions.NormalQuantile(v));
        var rest = 1 - correlation * correlation;
        return -0.5 * Math.Log(rest) - (correlation * correlation * (x * x + y * y) - 2 * correlation * x * y) / (2 * rest);
    }

    /// <summary>The mean of a normal distribution that is cut off below.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TruncatedMean([Domain(-3, 3)] double bound) => Functions.NormalPdf(bound) / Functions.NormalCdf(-bound);

    /// <summary>Units of a network whose activation is x·Φ(x).</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(-2, 2)]
    public static float GaussianUnits([Shape(4)] ReadOnlySpan<float> x, [Shape(4)] ReadOnlySpan<float> weights)
    {
        var sum = 0f;
        for (var i = 0; i < x.Length; i++)
            sum += weights[i] * x[i] * 0.5f * Functions.Erfc(-0.70710677f * x[i]);
        return sum;
    }

    /// <summary>Heat in a half space whose end is held at one temperature, after a time; and when a temperature is reached.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static (double Temperature, double Depth, double Spread) Conduction([Domain(0.2, 2)] double depth, [Domain(0.3, 2)] double time, [Domain(0.2, 1.8)] double reached)
    {
        var length = 2 * Math.Sqrt(time);
        return (Functions.Erfc(depth / length), length * Functions.ErfcInverse(reached), length * Functions.ErfInverse(reached - 1));
    }

    /// <summary>A spectral line that is broadened twice, at its centre: the Voigt profile without a detuning.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double VoigtPeak([Domain(0.3, 2)] double width, [Domain(0.1, 2)] double damping)
    {
        var ratio = damping / (width * Math.Sqrt(2));
        return Functions.ScaledErfc(ratio) / (width * Math.Sqrt(2 * Math.PI)) + Functions.ScaledErfcIntegral(2, ratio);
    }

    /// <summary>Entropy and curvature of gamma distributions; the orders of the polygamma functions vary.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double GammaInformation([Domain(0.4, 5)] double shape, [Domain(0, 3)] int highest)
    {
        var entropy = shape + Functions.LogGamma(shape) + (1 - shape) * Functions.Digamma(shape);
        for (var order = 0; order <= highest; order++)
            entropy += Functions.Polygamma(order, shape) / (order + 1);
        return entropy + Functions.Trigamma(shape);
    }

    /// <summary>The distribution of counts, its mean and dispersion differentiated in single precision.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float NegativeBinomialLogLikelihood([Domain(0.5, 3)] float dispersion, [Domain(0.5, 3)] float mean, [Domain(0, 9)] int count) =>
        Functions.LogGamma(count + dispersion) - Functions.LogGamma(dispersion) - Functions.LogGamma(count + 1f)
            + dispersion * MathF.Log(dispersion / (dispersion + mean)) + count * MathF.Log(mean / (dispersion + mean));
}
