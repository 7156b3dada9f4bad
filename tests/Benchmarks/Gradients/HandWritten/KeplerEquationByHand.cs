namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="KeplerEquation"/>, written by hand.</summary>
internal static class KeplerEquationByHand
{
    public static (double Value, (double EccentricAnomaly, double Eccentricity, double MeanAnomaly) Gradient) NewtonStep(
        double eccentricAnomaly, double eccentricity, double meanAnomaly)
    {
        var (sine, cosine) = Math.SinCos(eccentricAnomaly);
        var residual = eccentricAnomaly - eccentricity * sine - meanAnomaly;
        var slope = 1 - eccentricity * cosine;
        var quotient = residual / slope;

        // The derivative with respect to the residual is −1/slope, so that of the first term cancels it in the anomaly.
        var inverse = 1 / slope;
        return (eccentricAnomaly - quotient, (quotient * inverse * eccentricity * sine, inverse * (sine - quotient * cosine), inverse));
    }
}
