namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>Kepler's equation E − e·sin E = M for the eccentric anomaly E of a planet.</summary>
internal static partial class KeplerEquation
{
    /// <summary>One step of Newton's method.</summary>
    [Differentiable]
    public static double NewtonStep(double eccentricAnomaly, double eccentricity, double meanAnomaly)
    {
        var residual = eccentricAnomaly - eccentricity * Math.Sin(eccentricAnomaly) - meanAnomaly;
        var slope = 1 - eccentricity * Math.Cos(eccentricAnomaly);
        return eccentricAnomaly - residual / slope;
    }
}
