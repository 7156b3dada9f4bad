using System.Buffers;

namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The gradient of <see cref="KalmanFilter"/>, written by hand: predictions are kept, gains computed again.</summary>
internal static class KalmanFilterByHand
{
    public static (double Value, (double ProcessNoise, double ObservationNoise) Gradient) NegativeLogLikelihood(
        double[] observations, double processNoise, double observationNoise)
    {
        var states = ArrayPool<(double PositionVariance, double Covariance, double Innovation)>.Shared.Rent(observations.Length);
        var sum = Forward(observations, processNoise, observationNoise, states);
        var gradient = Backward(states.AsSpan(0, observations.Length), observationNoise);
        ArrayPool<(double PositionVariance, double Covariance, double Innovation)>.Shared.Return(states);
        return (sum, gradient);
    }

    private static double Forward(
        double[] observations, double processNoise, double observationNoise, (double PositionVariance, double Covariance, double Innovation)[] states)
    {
        var (position, velocity) = (0.0, 0.0);
        var (positionVariance, covariance, velocityVariance) = (1.0, 0.0, 1.0);
        var sum = 0.0;
        for (var i = 0; i < observations.Length; i++)
        {
            position += velocity;
            positionVariance += 2 * covariance + velocityVariance + processNoise / 4;
            covariance += velocityVariance + processNoise / 2;
            velocityVariance += processNoise;

            var innovation = observations[i] - position;
            var variance = positionVariance + observationNoise;
            states[i] = (positionVariance, covariance, innovation);
            sum += (Math.Log(2 * Math.PI * variance) + innovation * innovation / variance) / 2;

            var positionGain = positionVariance / variance;
            var velocityGain = covariance / variance;
            position += positionGain * innovation;
            velocity += velocityGain * innovation;
            velocityVariance -= velocityGain * covariance;
            covariance *= 1 - positionGain;
            positionVariance *= 1 - positionGain;
        }

        return sum;
    }

    private static (double ProcessNoise, double ObservationNoise) Backward(
        ReadOnlySpan<(double PositionVariance, double Covariance, double Innovation)> states, double observationNoise)
    {
        var (processNoiseGradient, observationNoiseGradient) = (0.0, 0.0);
        var (positionAdjoint, velocityAdjoint) = (0.0, 0.0);
        var (positionVarianceAdjoint, covarianceAdjoint, velocityVarianceAdjoint) = (0.0, 0.0, 0.0);
        for (var i = states.Length - 1; i >= 0; i--)
        {
            var (positionVariance, covariance, innovation) = states[i];
            var inverse = 1 / (positionVariance + observationNoise);
            var positionGain = positionVariance * inverse;
            var velocityGain = covariance * inverse;

            var positionGainAdjoint = positionAdjoint * innovation - covarianceAdjoint * covariance - positionVarianceAdjoint * positionVariance;
            var velocityGainAdjoint = velocityAdjoint * innovation - velocityVarianceAdjoint * covariance;
            var innovationAdjoint = positionAdjoint * positionGain + velocityAdjoint * velocityGain + innovation * inverse;
            var varianceAdjoint = inverse * ((1 - innovation * innovation * inverse) / 2 - positionGainAdjoint * positionGain - velocityGainAdjoint * velocityGain);
            observationNoiseGradient += varianceAdjoint;
            positionVarianceAdjoint = positionVarianceAdjoint * (1 - positionGain) + positionGainAdjoint * inverse + varianceAdjoint;
            covarianceAdjoint = covarianceAdjoint * (1 - positionGain) - velocityVarianceAdjoint * velocityGain + velocityGainAdjoint * inverse;

            positionAdjoint -= innovationAdjoint;
            velocityAdjoint += positionAdjoint;
            processNoiseGradient += velocityVarianceAdjoint + covarianceAdjoint / 2 + positionVarianceAdjoint / 4;
            velocityVarianceAdjoint += covarianceAdjoint + positionVarianceAdjoint;
            covarianceAdjoint += 2 * positionVarianceAdjoint;
        }

        return (processNoiseGradient, observationNoiseGradient);
    }
}
