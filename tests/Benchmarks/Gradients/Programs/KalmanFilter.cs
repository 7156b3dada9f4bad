namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>A Kalman filter that follows a position and a velocity through noisy observations of the position.</summary>
internal static partial class KalmanFilter
{
    /// <summary>The negative logarithm of the likelihood of a series, by the variances of both noises.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NegativeLogLikelihood([NoDerivative] double[] observations, double processNoise, double observationNoise)
    {
        var position = 0.0;
        var velocity = 0.0;
        var positionVariance = 1.0;
        var covariance = 0.0;
        var velocityVariance = 1.0;
        var sum = 0.0;
        foreach (var observation in observations)
        {
            position += velocity;
            positionVariance += 2 * covariance + velocityVariance + processNoise / 4;
            covariance += velocityVariance + processNoise / 2;
            velocityVariance += processNoise;

            var innovation = observation - position;
            var variance = positionVariance + observationNoise;
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
}
