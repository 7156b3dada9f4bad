namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>A filter over a signal.</summary>
internal static partial class Convolution
{
    /// <summary>The energy of the filtered signal, where the filter lies wholly inside.</summary>
    [Differentiable]
    public static double Energy(double[] signal, double[] kernel)
    {
        var energy = 0.0;
        for (var i = 0; i + kernel.Length <= signal.Length; i++)
        {
            var filtered = 0.0;
            for (var k = 0; k < kernel.Length; k++) filtered += signal[i + k] * kernel[k];
            energy += filtered * filtered;
        }

        return energy;
    }
}
