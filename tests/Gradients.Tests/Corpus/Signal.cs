namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Convolutions, windows and transforms of series.</summary>
internal static partial class Signal
{
    /// <summary>The full convolution is added to what the output holds.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static void Convolve([Shape(4)] ReadOnlySpan<double> x, [Shape(3)] ReadOnlySpan<double> kernel, [Shape(6)] Span<double> output)
    {
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < kernel.Length; j++)
                output[i + j] += x[i] * kernel[j];
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ConvolutionEnergy([Shape(4)] double[] x, [Shape(3)] double[] kernel)
    {
        var output = new double[x.Length + kernel.Length - 1];
        Convolve(x, kernel, output);
        return Functions.Dot(output, output);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Autocorrelation([Shape(6)] double[] x)
    {
        var mean = Functions.Mean(x);
        double[] lags = new double[3];
        for (var lag = 0; lag < lags.Length; lag++)
        {
            for (var i = 0; i + lag < x.Length; i++)
                lags[lag] += (x[i] - mean) * (x[i + lag] - mean);
        }

        return lags[1] / lags[0] - 0.5 * lags[2] / lags[0];
    }

    [Differentiable(Derivatives.Tangent)]
    public static void HannWindow([Shape(6)] double[] x)
    {
        for (var i = 0; i < x.Length; i++)
            x[i] *= 0.5 - 0.5 * Math.Cos(2 * Math.PI * i / (x.Length - 1));
    }

    /// <summary>The power of one frequency by Goertzel's recurrence; the frequency is differentiated too.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Goertzel([Shape(8)] double[] x, [Domain(0.5, 2)] double frequency)
    {
        double before = 0, last = 0;
        var coefficient = 2 * Math.Cos(frequency);
        foreach (var sample in x)
        {
            var current = sample + coefficient * last - before;
            before = last;
            last = current;
        }

        return last * last + before * before - coefficient * last * before;
    }

    /// <summary>Linear interpolation between samples at a position that is differentiated; which samples they are is not.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Interpolated([Shape(6)] ReadOnlySpan<double> samples, [Domain(1.1, 1.9)] double position)
    {
        var index = (int)Differentiate.Stop(position);
        var fraction = position - index;
        return samples[index] * (1 - fraction) + samples[index + 1] * fraction;
    }

    /// <summary>One level of Haar wavelets, and the details cut off softly.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Denoised([Shape(8)] double[] x, [Domain(0.1, 0.3)] double threshold)
    {
        var half = x.Length / 2;
        var coefficients = new double[x.Length];
        for (var i = 0; i < half; i++)
        {
            coefficients[i] = (x[2 * i] + x[2 * i + 1]) / Math.Sqrt(2);
            coefficients[half + i] = (x[2 * i] - x[2 * i + 1]) / Math.Sqrt(2);
        }

        for (var i = half; i < coefficients.Length; i++)
        {
            ref var detail = ref coefficients[i];
            if (detail > threshold)
                detail -= threshold;
            else if (detail < -threshold)
                detail += threshold;
            else
                detail = 0;
        }

        var sum = 0.0;
        for (var i = 0; i < half; i++)
            sum += (i + 1) * Math.Pow(coefficients[i] + coefficients[half + i], 2);
        return sum;
    }

    /// <summary>A chirp against a template, in a pair of sums.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static (double InPhase, double Quadrature) Demodulate([Shape(8)] ReadOnlySpan<double> received, [Domain(0.2, 1)] double frequency, double phase)
    {
        var (inPhase, quadrature) = (0.0, 0.0);
        var angle = phase;
        foreach (ref readonly var sample in received)
        {
            inPhase += sample * Math.Cos(angle);
            quadrature -= sample * Math.Sin(angle);
            angle += frequency;
        }

        return (inPhase / received.Length, quadrature / received.Length);
    }
}
