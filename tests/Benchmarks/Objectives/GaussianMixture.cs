namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>The objective GMM of ADBench: how well a mixture of Gaussians explains points.</summary>
internal static partial class GaussianMixture
{
    /// <summary>π in the digits that the reference values were computed with.</summary>
    public const double Pi = 3.14159265359;

    /// <summary>The logarithm of the posterior density, with a Wishart prior of the inverse covariances.</summary>
    [Differentiable]
    public static double LogPosterior(
        ReadOnlySpan<double> alphas,
        ReadOnlySpan<double> means,
        ReadOnlySpan<double> inverseFactors,
        [NoDerivative] ReadOnlySpan<double> points,
        int dimension,
        [NoDerivative] double gamma,
        int extraDegrees)
    {
        var componentCount = alphas.Length;
        var pointCount = points.Length / dimension;
        var factorLength = dimension * (dimension + 1) / 2;

        var diagonals = new double[componentCount * dimension];
        var logDeterminants = new double[componentCount];
        for (var k = 0; k < componentCount; k++)
        {
            for (var j = 0; j < dimension; j++)
            {
                logDeterminants[k] += inverseFactors[k * factorLength + j];
                diagonals[k * dimension + j] = Math.Exp(inverseFactors[k * factorLength + j]);
            }
        }

        var centred = new double[dimension];
        var whitened = new double[dimension];
        var terms = new double[componentCount];
        var sum = 0.0;
        for (var i = 0; i < pointCount; i++)
        {
            for (var k = 0; k < componentCount; k++)
            {
                for (var j = 0; j < dimension; j++)
                {
                    centred[j] = points[i * dimension + j] - means[k * dimension + j];
                    whitened[j] = diagonals[k * dimension + j] * centred[j];
                }

                var next = k * factorLength + dimension;
                for (var a = 0; a < dimension; a++)
                {
                    for (var j = a + 1; j < dimension; j++)
                    {
                        whitened[j] += inverseFactors[next] * centred[a];
                        next++;
                    }
                }

                var squared = 0.0;
                for (var j = 0; j < dimension; j++) squared += whitened[j] * whitened[j];
                terms[k] = alphas[k] + logDeterminants[k] - squared / 2;
            }

            sum += Functions.LogSumExp(terms);
        }

        return -0.5 * pointCount * dimension * Math.Log(2 * Pi)
            + sum
            - pointCount * Functions.LogSumExp(alphas)
            + LogWishart(inverseFactors, componentCount, dimension, gamma, extraDegrees);
    }

    /// <summary>The logarithm of the prior density of all components.</summary>
    [Differentiable]
    public static double LogWishart(
        ReadOnlySpan<double> inverseFactors, int componentCount, int dimension, [NoDerivative] double gamma, int extraDegrees)
    {
        var factorLength = dimension * (dimension + 1) / 2;
        var sum = 0.0;
        for (var k = 0; k < componentCount; k++)
        {
            var squared = 0.0;
            var logDeterminant = 0.0;
            for (var j = 0; j < factorLength; j++)
            {
                var element = inverseFactors[k * factorLength + j];
                if (j < dimension)
                {
                    logDeterminant += element;
                    element = Math.Exp(element);
                }

                squared += element * element;
            }

            sum += gamma * gamma * squared / 2 - extraDegrees * logDeterminant;
        }

        return sum - componentCount * WishartConstant(dimension, gamma, extraDegrees);
    }

    /// <summary>What the prior of one component subtracts whatever the parameters are.</summary>
    public static double WishartConstant(int dimension, double gamma, int extraDegrees)
    {
        var degrees = dimension + extraDegrees + 1;
        return degrees * dimension * (Math.Log(gamma) - Math.Log(2) / 2) - LogMultivariateGamma(0.5 * degrees, dimension);
    }

    private static double LogMultivariateGamma(double a, int dimension)
    {
        var sum = 0.25 * dimension * (dimension - 1) * Math.Log(Pi);
        for (var j = 1; j <= dimension; j++) sum += LogGamma(a + 0.5 * (1 - j));
        return sum;
    }

    /// <summary>ln Γ(x) for positive x: Stirling's series, where x is large after Γ(x) = Γ(x + 1) / x has been used often enough.</summary>
    private static double LogGamma(double x)
    {
        var product = 1.0;
        for (; x < 16; x++) product *= x;
        var inverse = 1 / x;
        var squared = inverse * inverse;
        var series = inverse * (1.0 / 12 - squared * (1.0 / 360 - squared * (1.0 / 1260 - squared * (1.0 / 1680 - squared / 1188))));
        return (x - 0.5) * Math.Log(x) - x + Math.Log(2 * Math.PI) / 2 + series - Math.Log(product);
    }
}
