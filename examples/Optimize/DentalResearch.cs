using SymbolicBackprop;

namespace Optimize;

/// <summary>
/// Measurements of monomolecular adsorption in dental research, and the curve b₁·(1 − e^(−b₂·x)) through them: the problem Misra1a of the
/// NIST Statistical Reference Datasets for nonlinear regression, with its certified parameters.
/// </summary>
internal static partial class DentalResearch
{
    public static double[] Pressures { get; } = [77.6, 114.9, 141.1, 190.8, 239.9, 289, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760];

    public static double[] Volumes { get; } = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.4, 75.47, 81.78];

    /// <summary>The first of the two starts that NIST gives, the one from far away.</summary>
    public static double[] Start { get; } = [500, 0.0001];

    public static double[] Certified { get; } = [238.94212918, 5.5015643181e-4];

    [Differentiable(Derivatives.Jacobian)]
    public static double[] Curve(double[] b, [NoDerivative] double[] pressures)
    {
        var volumes = new double[pressures.Length];
        for (var i = 0; i < pressures.Length; i++)
            volumes[i] = b[0] * (1 - Math.Exp(-b[1] * pressures[i]));
        return volumes;
    }
}
