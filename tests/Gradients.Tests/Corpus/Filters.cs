namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Recursive estimates over series.</summary>
internal static partial class Filters
{
    /// <summary>One step of a scalar Kalman filter: prediction, then correction by a measurement.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static (double Mean, double Variance) KalmanStep(double mean, [Domain(0.5, 2)] double variance, double measurement, [Domain(0.1, 0.5)] double processNoise, [Domain(0.5, 1)] double measurementNoise)
    {
        var predicted = variance + processNoise;
        var gain = predicted / (predicted + measurementNoise);
        return (mean + gain * (measurement - mean), (1 - gain) * predicted);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double KalmanLogLikelihood([Shape(6)] double[] measurements, [Domain(0.1, 0.5)] double processNoise, [Domain(0.5, 1)] double measurementNoise)
    {
        double mean = 0, variance = 1, logLikelihood = 0;
        foreach (var measurement in measurements)
        {
            var innovation = measurement - mean;
            var spread = variance + processNoise + measurementNoise;
            logLikelihood -= 0.5 * (innovation * innovation / spread + Math.Log(2 * Math.PI * spread));
            (mean, variance) = KalmanStep(mean, variance, measurement, processNoise, measurementNoise);
        }

        return logLikelihood;
    }

    /// <summary>Position and velocity, of which the position is measured; the state and its covariance are left as they are after the step.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ConstantVelocityStep([Shape(2)] double[] state, [Shape(3), Domain(1, 2)] double[] covariance, double measurement, [NoDerivative, Domain(0.1, 0.5)] double interval, [Domain(0.1, 0.5)] double noise)
    {
        state[0] += interval * state[1];
        covariance[0] += interval * (2 * covariance[1] + interval * covariance[2]) + noise;
        covariance[1] += interval * covariance[2];
        covariance[2] += noise;

        var spread = covariance[0] + 0.7;
        var (positionGain, velocityGain) = (covariance[0] / spread, covariance[1] / spread);
        var innovation = measurement - state[0];
        state[0] += positionGain * innovation;
        state[1] += velocityGain * innovation;
        covariance[2] -= velocityGain * covariance[1];
        covariance[1] -= positionGain * covariance[1];
        covariance[0] -= positionGain * covariance[0];
        return innovation * innovation / spread + Math.Log(spread);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Tracking([Shape(5)] double[] measurements, [Domain(0.1, 0.5)] double noise)
    {
        double[] state = [measurements[0], 0];
        double[] covariance = [1, 0, 1];
        var cost = 0.0;
        for (var i = 1; i < measurements.Length; i++)
            cost += ConstantVelocityStep(state, covariance, measurements[i], 0.5, noise);
        return cost + state[0] * state[1];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ExponentialSmoothing([Shape(6)] ReadOnlySpan<double> series, [Domain(0.2, 0.8)] double alpha)
    {
        var (level, error) = (series[0], 0.0);
        foreach (var value in series[1..])
        {
            error += (value - level) * (value - level);
            level = alpha * value + (1 - alpha) * level;
        }

        return error;
    }

    /// <summary>Holt's linear trend, forecast two steps ahead.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double HoltForecast([Shape(6)] double[] series, [Domain(0.2, 0.8)] double alpha, [Domain(0.2, 0.8)] double beta)
    {
        var level = series[0];
        var trend = series[1] - series[0];
        for (var i = 1; i < series.Length; i++)
        {
            var before = level;
            level = alpha * series[i] + (1 - alpha) * (level + trend);
            trend = beta * (level - before) + (1 - beta) * trend;
        }

        return level + 2 * trend;
    }

    /// <summary>The forward algorithm of a hidden Markov model with two states, scaled at every observation.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double HmmLogLikelihood([Shape(4), Domain(0.2, 0.8)] double[] transitions, [Shape(4), Domain(0.2, 0.8)] double[] emissions)
    {
        int[] observations = [0, 1, 1, 0, 1];
        double[] forward = [0.5, 0.5];
        var next = new double[2];
        var logLikelihood = 0.0;
        foreach (var observation in observations)
        {
            var scale = 0.0;
            for (var to = 0; to < 2; to++)
            {
                next[to] = 0;
                for (var from = 0; from < 2; from++)
                    next[to] += forward[from] * transitions[from * 2 + to];
                next[to] *= emissions[to * 2 + observation];
                scale += next[to];
            }

            logLikelihood += Math.Log(scale);
            for (var to = 0; to < 2; to++)
                forward[to] = next[to] / scale;
        }

        return logLikelihood;
    }

    /// <summary>The score of the best path through the same kind of model.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ViterbiScore([Shape(4)] double[] transitions, [Shape(8)] double[] scores)
    {
        var (first, second) = (scores[0], scores[1]);
        for (var t = 2; t < scores.Length; t += 2)
        {
            var toFirst = first + transitions[0] > second + transitions[2] ? first + transitions[0] : second + transitions[2];
            var toSecond = first + transitions[1] > second + transitions[3] ? first + transitions[1] : second + transitions[3];
            (first, second) = (toFirst + scores[t], toSecond + scores[t + 1]);
        }

        return first > second ? first : second;
    }

    /// <summary>A recursive filter of second order, its delayed values in locals; the signal is overwritten with the output.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static void Biquad([Shape(6)] Span<double> signal, [Shape(3)] ReadOnlySpan<double> forward, [Shape(2), Domain(-0.5, 0.5)] ReadOnlySpan<double> feedback)
    {
        double z1 = 0, z2 = 0;
        for (var i = 0; i < signal.Length; i++)
        {
            var input = signal[i];
            var output = signal[i] = forward[0] * input + z1;
            z1 = forward[1] * input - feedback[0] * output + z2;
            z2 = forward[2] * input - feedback[1] * output;
        }
    }

    /// <summary>A leaky integrator that is reset where it fires.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LeakyIntegrator([Shape(8), Domain(0.2, 1.1)] double[] current, [Domain(0.7, 0.95)] double leak)
    {
        var (potential, sum) = (0.0, 0.0);
        for (var t = 0; t < current.Length; t++)
        {
            potential = leak * potential + current[t];
            if (potential > 1.5)
            {
                sum += potential * (t + 1);
                potential = 0;
            }
        }

        return sum + potential;
    }

    /// <summary>A circular buffer holds the last three values.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double MovingAverage([Shape(7)] double[] series)
    {
        const int Window = 3;
        Span<double> buffer = stackalloc double[Window];
        double running = 0, roughness = 0;
        for (var i = 0; i < series.Length; i++)
        {
            var slot = i % Window;
            running += series[i] - buffer[slot];
            buffer[slot] = series[i];
            if (i >= Window - 1)
                roughness += (series[i] - running / Window) * (series[i] - running / Window);
        }

        return roughness;
    }
}
