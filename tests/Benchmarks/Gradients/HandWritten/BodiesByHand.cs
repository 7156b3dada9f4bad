namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="Bodies"/>, written by hand: minus the forces, and the potentials.</summary>
internal static class BodiesByHand
{
    private const double Softening = 1e-3;

    public static double Potential(ReadOnlySpan<double> positions, ReadOnlySpan<double> masses, Span<double> positionsGradient, Span<double> massesGradient)
    {
        positionsGradient.Clear();
        massesGradient.Clear();
        var energy = 0.0;
        for (var i = 0; i < masses.Length; i++)
        {
            for (var j = i + 1; j < masses.Length; j++)
            {
                var dx = positions[3 * i] - positions[3 * j];
                var dy = positions[3 * i + 1] - positions[3 * j + 1];
                var dz = positions[3 * i + 2] - positions[3 * j + 2];
                var squared = dx * dx + dy * dy + dz * dz + Softening;
                var inverse = 1 / Math.Sqrt(squared);
                var pull = masses[i] * masses[j] * inverse;
                energy -= pull;

                massesGradient[i] -= masses[j] * inverse;
                massesGradient[j] -= masses[i] * inverse;
                var force = pull * inverse * inverse;
                positionsGradient[3 * i] += force * dx;
                positionsGradient[3 * i + 1] += force * dy;
                positionsGradient[3 * i + 2] += force * dz;
                positionsGradient[3 * j] -= force * dx;
                positionsGradient[3 * j + 1] -= force * dy;
                positionsGradient[3 * j + 2] -= force * dz;
            }
        }

        return energy;
    }
}
