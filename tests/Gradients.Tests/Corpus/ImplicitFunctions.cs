namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>
/// Solutions of equations, differentiated as such: the implicit function theorem says their derivatives, whatever iteration found them.
/// Beside each stands the same iteration without a rule.
/// </summary>
internal static partial class ImplicitFunctions
{
    /// <summary>Kepler's equation E − e·sin E = M for the eccentric anomaly E, by Newton's method.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double EccentricAnomaly([Domain(0.5, 2.5)] double meanAnomaly, [Domain(0.1, 0.7)] double eccentricity)
    {
        var anomaly = meanAnomaly;
        double step;
        do
        {
            step = (anomaly - eccentricity * Math.Sin(anomaly) - meanAnomaly) / (1 - eccentricity * Math.Cos(anomaly));
            anomaly -= step;
        }
        while (Math.Abs(step) > 1e-15 * Math.Abs(anomaly));
        return anomaly;
    }

    /// <summary>From (1 − e·cos E)·dE = dM + sin E·de.</summary>
    [BackwardOf(nameof(EccentricAnomaly)), Differentiable(Derivatives.Tangent)]
    internal static (double MeanAnomaly, double Eccentricity) EccentricAnomalyRule(double meanAnomaly, double eccentricity, double anomaly, double upstream)
    {
        var share = upstream / (1 - eccentricity * Math.Cos(anomaly));
        return (share, share * Math.Sin(anomaly));
    }

    /// <summary>The distance from the sun, in units of the major axis.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OrbitRadius([Domain(0.5, 2.5)] double meanAnomaly, [Domain(0.1, 0.7)] double eccentricity) =>
        1 - eccentricity * Math.Cos(EccentricAnomaly(meanAnomaly, eccentricity));

    /// <summary>The same through the rounds of the iteration.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OrbitRadiusByRounds([Domain(0.5, 2.5)] double meanAnomaly, [Domain(0.1, 0.7)] double eccentricity)
    {
        var anomaly = meanAnomaly;
        for (var i = 0; i < 12; i++)
            anomaly -= (anomaly - eccentricity * Math.Sin(anomaly) - meanAnomaly) / (1 - eccentricity * Math.Cos(anomaly));
        return 1 - eccentricity * Math.Cos(anomaly);
    }

    /// <summary>The fixed point x = a·cos x + b.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FixedPoint([Domain(0.2, 0.6)] double a, [Domain(-1, 1)] double b)
    {
        double x = 0, before;
        do
        {
            before = x;
            x = a * Math.Cos(x) + b;
        }
        while (Math.Abs(x - before) > 1e-16);
        return x;
    }

    /// <summary>From (1 + a·sin x)·dx = cos x·da + db; a tangent rule, from which the gradient follows.</summary>
    [TangentOf(nameof(FixedPoint)), Differentiable(Derivatives.Tangent)]
    internal static double FixedPointRule(double a, [NoDerivative] double b, double x, double aTangent, double bTangent) =>
        (Math.Cos(x) * aTangent + bTangent) / (1 + a * Math.Sin(x));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FixedPointByRounds([Domain(0.2, 0.6)] double a, [Domain(-1, 1)] double b)
    {
        var x = 0.0;
        for (var i = 0; i < 80; i++)
            x = a * Math.Cos(x) + b;
        return x;
    }
}
