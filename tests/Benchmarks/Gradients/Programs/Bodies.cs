namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>Bodies that attract each other.</summary>
internal static partial class Bodies
{
    private const double Softening = 1e-3;

    /// <summary>The potential energy; three coordinates a body.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Potential(ReadOnlySpan<double> positions, ReadOnlySpan<double> masses)
    {
        var energy = 0.0;
        for (var i = 0; i < masses.Length; i++)
        {
            for (var j = i + 1; j < masses.Length; j++)
            {
                var dx = positions[3 * i] - positions[3 * j];
                var dy = positions[3 * i + 1] - positions[3 * j + 1];
                var dz = positions[3 * i + 2] - positions[3 * j + 2];
                energy -= masses[i] * masses[j] / Math.Sqrt(dx * dx + dy * dy + dz * dz + Softening);
            }
        }

        return energy;
    }
}
