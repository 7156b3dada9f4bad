namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Log-likelihoods and moments.</summary>
internal static partial class Statistics
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NormalLogLikelihood([Shape(5)] double[] x, double mean, [Domain(0.5, 2)] double deviation)
    {
        var sum = 0.0;
        foreach (var value in x)
        {
            var z = (value - mean) / deviation;
            sum -= 0.5 * z * z + Math.Log(deviation) + 0.5 * Math.Log(2 * Math.PI);
        }

        return sum;
    }

    /// <summary>A mixture of normal distributions; the mixing weights are given as logits, the deviations as logarithms.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double GaussianMixture([Shape(4)] double[] x, double[] logits, double[] means, [Domain(-0.5, 0.5)] double[] logDeviations)
    {
        var normaliser = LogSumExpOfArray(logits);
        var terms = new double[logits.Length];
        var logLikelihood = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = 0; k < terms.Length; k++)
            {
                var z = (x[i] - means[k]) / Math.Exp(logDeviations[k]);
                terms[k] = logits[k] - normaliser - 0.5 * z * z - logDeviations[k];
            }

            logLikelihood += LogSumExpOfArray(terms);
        }

        return logLikelihood;
    }

    /// <summary>The logarithm of a sum of exponentials, shifted by the largest.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LogSumExpOfArray(double[] x)
    {
        var largest = double.NegativeInfinity;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] > largest)
                largest = x[i];
        }

        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i] - largest);
        return largest + Math.Log(sum);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(-1, 1)]
    public static double PoissonRegression([Shape(3)] double[] weights, [NoDerivative, Shape(8)] double[] features)
    {
        ReadOnlySpan<int> counts = [1, 0, 3, 2];
        var logLikelihood = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            var logRate = weights[0] + weights[1] * features[2 * i] + weights[2] * features[2 * i + 1];
            logLikelihood += counts[i] * logRate - Math.Exp(logRate);
            for (var k = 2; k <= counts[i]; k++)
                logLikelihood -= Math.Log(k);
        }

        return logLikelihood;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Correlation([Shape(6)] ReadOnlySpan<double> x, [Shape(6)] ReadOnlySpan<double> y)
    {
        var n = x.Length;
        double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
        for (var i = 0; i < n; i++)
        {
            sx += x[i];
            sy += y[i];
            sxx += x[i] * x[i];
            syy += y[i] * y[i];
            sxy += x[i] * y[i];
        }

        return (n * sxy - sx * sy) / Math.Sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
    }

    /// <summary>Skewness and kurtosis from central moments, summed by a switch on the power.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static (double Skewness, double Kurtosis) Moments([Shape(6)] double[] x)
    {
        var mean = 0.0;
        foreach (var value in x)
            mean += value / x.Length;
        double second = 0, third = 0, fourth = 0;
        foreach (var value in x)
        {
            var power = value - mean;
            for (var order = 2; order <= 4; order++)
            {
                power *= value - mean;
                switch (order)
                {
                    case 2:
                        second += power / x.Length;
                        break;
                    case 3:
                        third += power / x.Length;
                        break;
                    default:
                        fourth += power / x.Length;
                        break;
                }
            }
        }

        return (third / Math.Pow(second, 1.5), fourth / (second * second));
    }

    /// <summary>The logarithm of the gamma function by Stirling's series, moved up to where it converges.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LogGamma([Domain(0.5, 6)] double x)
    {
        var shift = 0.0;
        while (x < 10)
        {
            shift -= Math.Log(x);
            x++;
        }

        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
        return shift + (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BetaBinomial([Domain(0.5, 3)] double alpha, [Domain(0.5, 3)] double beta)
    {
        const int Successes = 3, Failures = 2;
        return LogGamma(Successes + alpha) + LogGamma(Failures + beta) - LogGamma(Successes + Failures + alpha + beta)
            + LogGamma(alpha + beta) - LogGamma(alpha) - LogGamma(beta);
    }

    /// <summary>Huber's loss, quadratic near zero and linear far from it.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double HuberLoss([Shape(5)] double[] residuals, [Domain(0.8, 1.2)] double delta)
    {
        var loss = 0.0;
        foreach (var residual in residuals)
        {
            loss += Math.Abs(residual) switch
            {
                var size when size <= delta => 0.5 * size * size,
                var size => delta * (size - 0.5 * delta),
            };
        }

        return loss;
    }

    /// <summary>The Kullback–Leibler divergence of two distributions given as logits.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Divergence([Shape(4)] double[] p, [Shape(4)] double[] q)
    {
        var (pNormaliser, qNormaliser) = (LogSumExpOfArray(p), LogSumExpOfArray(q));
        var divergence = 0.0;
        for (var i = 0; i < p.Length; i++)
            divergence += Math.Exp(p[i] - pNormaliser) * (p[i] - pNormaliser - q[i] + qNormaliser);
        return divergence;
    }

    /// <summary>The log-density of a normal distribution in the plane, its covariance given by a Cholesky factor.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BivariateNormal([Shape(2)] double[] x, [Shape(2)] double[] mean, [Shape(3), Domain(0.5, 1.5)] double[] factor)
    {
        var first = (x[0] - mean[0]) / factor[0];
        var second = (x[1] - mean[1] - factor[1] * first) / factor[2];
        return -Math.Log(2 * Math.PI) - Math.Log(factor[0] * factor[2]) - 0.5 * (first * first + second * second);
    }

    /// <summary>A censored observation counts by its survival, the others by their density.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WeibullLogLikelihood([Shape(4), Domain(0.5, 3)] double[] times, [Domain(0.8, 2)] double shape, [Domain(0.8, 2)] double scale)
    {
        bool[] censored = [false, true, false, true];
        var sum = 0.0;
        for (var i = 0; i < times.Length; i++)
        {
            var cumulative = Math.Pow(times[i] / scale, shape);
            sum -= cumulative;
            if (!censored[i])
                sum += Math.Log(shape / scale) + (shape - 1) * Math.Log(times[i] / scale);
        }

        return sum;
    }
}
