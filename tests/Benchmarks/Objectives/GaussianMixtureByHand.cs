namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>The gradient of <see cref="GaussianMixture.LogPosterior"/>, written by hand; one object keeps the storage for problems of one size.</summary>
internal sealed class GaussianMixtureByHand
{
    private readonly int _dimension;
    private readonly int _componentCount;
    private readonly int _factorLength;
    private readonly double[] _diagonals;
    private readonly double[] _diagonalAdjoints;
    private readonly double[] _logDeterminants;
    private readonly double[] _centred;
    private readonly double[] _whitened;
    private readonly double[] _terms;

    public GaussianMixtureByHand(int dimension, int componentCount)
    {
        _dimension = dimension;
        _componentCount = componentCount;
        _factorLength = dimension * (dimension + 1) / 2;
        _diagonals = new double[componentCount * dimension];
        _diagonalAdjoints = new double[componentCount * dimension];
        _logDeterminants = new double[componentCount];
        _centred = new double[componentCount * dimension];
        _whitened = new double[componentCount * dimension];
        _terms = new double[componentCount];
    }

    /// <summary>The value; the gradient goes into the three spans.</summary>
    public double Gradient(
        GaussianMixtureProblem problem, Span<double> alphasGradient, Span<double> meansGradient, Span<double> inverseFactorsGradient)
    {
        alphasGradient.Clear();
        meansGradient.Clear();
        inverseFactorsGradient.Clear();
        Array.Clear(_diagonalAdjoints);
        PrepareDiagonals(problem.InverseFactors);

        var sum = 0.0;
        var pointCount = problem.Points.Length / _dimension;
        for (var i = 0; i < pointCount; i++)
        {
            var point = problem.Points.AsSpan(i * _dimension, _dimension);
            for (var k = 0; k < _componentCount; k++) _terms[k] = problem.Alphas[k] + _logDeterminants[k] - Whiten(problem, point, k) / 2;
            sum += Softmax(_terms, _terms);
            for (var k = 0; k < _componentCount; k++)
            {
                alphasGradient[k] += _terms[k];
                Backward(
                    problem.InverseFactors.AsSpan(k * _factorLength, _factorLength),
                    k,
                    _terms[k],
                    meansGradient.Slice(k * _dimension, _dimension),
                    inverseFactorsGradient.Slice(k * _factorLength, _factorLength));
            }
        }

        // What has come to each alpha is what has come to the logarithm of each determinant.
        for (var k = 0; k < _componentCount; k++) sum += Prior(problem, k, alphasGradient[k], inverseFactorsGradient.Slice(k * _factorLength, _factorLength));

        sum -= pointCount * Softmax(problem.Alphas, _terms);
        for (var k = 0; k < _componentCount; k++) alphasGradient[k] -= pointCount * _terms[k];
        return sum
            - 0.5 * pointCount * _dimension * Math.Log(2 * GaussianMixture.Pi)
            - _componentCount * GaussianMixture.WishartConstant(_dimension, problem.Gamma, problem.ExtraDegrees);
    }

    private void PrepareDiagonals(double[] inverseFactors)
    {
        for (var k = 0; k < _componentCount; k++)
        {
            var logarithms = inverseFactors.AsSpan(k * _factorLength, _dimension);
            var sum = 0.0;
            for (var j = 0; j < logarithms.Length; j++)
            {
                sum += logarithms[j];
                _diagonals[k * _dimension + j] = Math.Exp(logarithms[j]);
            }

            _logDeterminants[k] = sum;
        }
    }

    /// <summary>The squared length of the factor times the distance from the mean.</summary>
    private double Whiten(GaussianMixtureProblem problem, ReadOnlySpan<double> point, int k)
    {
        var mean = problem.Means.AsSpan(k * _dimension, _dimension);
        var diagonal = _diagonals.AsSpan(k * _dimension, _dimension);
        var centred = _centred.AsSpan(k * _dimension, _dimension);
        var whitened = _whitened.AsSpan(k * _dimension, _dimension);
        for (var j = 0; j < centred.Length; j++)
        {
            centred[j] = point[j] - mean[j];
            whitened[j] = diagonal[j] * centred[j];
        }

        var squared = 0.0;
        var columns = problem.InverseFactors.AsSpan(k * _factorLength + _dimension, _factorLength - _dimension);
        for (var a = 0; a < centred.Length; a++)
        {
            squared += whitened[a] * whitened[a];
            var factor = centred[a];
            var below = whitened[(a + 1)..];
            var column = columns[..below.Length];
            for (var j = 0; j < below.Length; j++) below[j] += column[j] * factor;
            columns = columns[below.Length..];
        }

        return squared;
    }

    private void Backward(ReadOnlySpan<double> factors, int k, double weight, Span<double> meanGradient, Span<double> factorsGradient)
    {
        var diagonal = _diagonals.AsSpan(k * _dimension, _dimension);
        var diagonalAdjoint = _diagonalAdjoints.AsSpan(k * _dimension, _dimension);
        var centred = _centred.AsSpan(k * _dimension, _dimension);
        var whitenedAdjoint = _whitened.AsSpan(k * _dimension, _dimension);
        for (var j = 0; j < whitenedAdjoint.Length; j++) whitenedAdjoint[j] *= -weight;

        var columns = factors[_dimension..];
        var columnsGradient = factorsGradient[_dimension..];
        for (var a = 0; a < centred.Length; a++)
        {
            var factor = centred[a];
            diagonalAdjoint[a] += whitenedAdjoint[a] * factor;
            var adjoint = whitenedAdjoint[a] * diagonal[a];
            var below = whitenedAdjoint[(a + 1)..];
            var column = columns[..below.Length];
            var columnGradient = columnsGradient[..below.Length];
            for (var j = 0; j < below.Length; j++)
            {
                adjoint += column[j] * below[j];
                columnGradient[j] += factor * below[j];
            }

            meanGradient[a] -= adjoint;
            columns = columns[below.Length..];
            columnsGradient = columnsGradient[below.Length..];
        }
    }

    private double Prior(GaussianMixtureProblem problem, int k, double logDeterminantAdjoint, Span<double> gradient)
    {
        var factors = problem.InverseFactors.AsSpan(k * _factorLength, _factorLength);
        var squaredGamma = problem.Gamma * problem.Gamma;
        var squared = 0.0;
        for (var j = 0; j < _dimension; j++)
        {
            var diagonal = _diagonals[k * _dimension + j];
            squared += diagonal * diagonal;
            gradient[j] = (_diagonalAdjoints[k * _dimension + j] + squaredGamma * diagonal) * diagonal + logDeterminantAdjoint - problem.ExtraDegrees;
        }

        for (var j = _dimension; j < factors.Length; j++)
        {
            squared += factors[j] * factors[j];
            gradient[j] += squaredGamma * factors[j];
        }

        return squaredGamma * squared / 2 - problem.ExtraDegrees * _logDeterminants[k];
    }

    /// <summary>Replaces logarithms by shares of their sum, and returns the logarithm of the sum.</summary>
    private static double Softmax(ReadOnlySpan<double> logarithms, Span<double> shares)
    {
        var max = double.NegativeInfinity;
        foreach (var logarithm in logarithms) max = Math.Max(max, logarithm);
        var sum = 0.0;
        for (var k = 0; k < logarithms.Length; k++)
        {
            shares[k] = Math.Exp(logarithms[k] - max);
            sum += shares[k];
        }

        for (var k = 0; k < shares.Length; k++) shares[k] /= sum;
        return max + Math.Log(sum);
    }
}
