namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="Convolution"/>, written by hand.</summary>
internal static class ConvolutionByHand
{
    public static double Energy(double[] signal, double[] kernel, Span<double> signalGradient, Span<double> kernelGradient)
    {
        signalGradient.Clear();
        kernelGradient.Clear();
        var energy = 0.0;
        for (var i = 0; i + kernel.Length <= signal.Length; i++)
        {
            var window = signal.AsSpan(i, kernel.Length);
            var windowGradient = signalGradient.Slice(i, kernel.Length);
            var filtered = 0.0;
            for (var k = 0; k < window.Length; k++) filtered += window[k] * kernel[k];
            energy += filtered * filtered;

            var adjoint = 2 * filtered;
            for (var k = 0; k < window.Length; k++)
            {
                windowGradient[k] += adjoint * kernel[k];
                kernelGradient[k] += adjoint * window[k];
            }
        }

        return energy;
    }
}
