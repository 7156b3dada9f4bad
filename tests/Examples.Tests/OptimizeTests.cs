using MathNet.Numerics.Optimization;
using Optimize;

namespace Examples.Tests;

/// <summary>MathNet's minimisers find the known optima by generated derivatives, and on the way that differences take, which costs more.</summary>
public sealed class OptimizeTests
{
    private const int Features = 20;

    private static readonly (double[][] Points, double[] Labels) Data = LogisticRegression.Draw(500, Features, seed: 1);

    /// <summary>The minimisers stop at a gradient of 1e-6; the smallest eigenvalue of the Hessian at the minimum is above 0.39.</summary>
    [Theory]
    [InlineData(false, 2)]
    [InlineData(false, 10)]
    [InlineData(true, 2)]
    [InlineData(true, 100)]
    public void The_valley_of_Rosenbrock_ends_at_ones(bool limitedMemory, int dimensions)
    {
        var outcome = Minimisation.ByGradient(Method(limitedMemory), Rosenbrock.ValleyValueAndGradient, Rosenbrock.Start(dimensions));
        Assert.All(outcome.Point, number => Assert.Equal(1, number, 3e-6));
        Assert.InRange(outcome.Minimum, 0, 1e-11);
    }

    [Fact]
    public void The_valley_takes_no_more_iterations_than_by_differences_and_fewer_evaluations()
    {
        var start = Rosenbrock.Start(2);
        IsCheaper(
            Minimisation.ByGradient(Minimisation.Bfgs, Rosenbrock.ValleyValueAndGradient, start),
            Minimisation.ByDifferences(Minimisation.Bfgs, Rosenbrock.Valley, start),
            dimensions: 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_regression_takes_no_more_iterations_than_by_differences_and_fewer_evaluations(bool limitedMemory)
    {
        var start = new double[Features + 1];
        IsCheaper(
            Minimisation.ByGradient(Method(limitedMemory), weights => LogisticRegression.LossValueAndGradient(weights, Data.Points, Data.Labels), start),
            Minimisation.ByDifferences(Method(limitedMemory), weights => LogisticRegression.Loss(weights, Data.Points, Data.Labels), start),
            start.Length);
    }

    /// <summary>The loss is strictly convex, so a point without slope is the minimum: the slope is worked out here by hand.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_regression_ends_where_the_slope_vanishes(bool limitedMemory)
    {
        var weights = Minimisation.ByGradient(Method(limitedMemory), w => LogisticRegression.LossValueAndGradient(w, Data.Points, Data.Labels), new double[Features + 1]).Point;
        var slope = new double[Features + 1];
        for (var i = 0; i < Data.Points.Length; i++)
        {
            var score = weights[Features] + Enumerable.Range(0, Features).Sum(j => weights[j] * Data.Points[i][j]);
            var share = -Data.Labels[i] / (1 + Math.Exp(Data.Labels[i] * score)) / Data.Points.Length;
            for (var j = 0; j < Features; j++)
                slope[j] += share * Data.Points[i][j];
            slope[Features] += share;
        }

        for (var j = 0; j < Features; j++)
            slope[j] += 0.01 * weights[j];
        Assert.All(slope, number => Assert.Equal(0, number, 1e-5));
    }

    /// <summary>NIST certifies 11 digits; its own measure of a solved problem is 6 of them.</summary>
    [Fact]
    public void The_fit_gives_the_certified_parameters()
    {
        var (generated, differences) = (CurveFit.ByJacobian(), CurveFit.ByDifferences());
        for (var i = 0; i < 2; i++)
            Assert.Equal(1, generated.Point[i] / DentalResearch.Certified[i], 1e-8);
        Assert.Equal(0.12455138894, generated.Minimum, 1e-10);
        IsCheaper(generated, differences, dimensions: 2);
    }

    [Fact]
    public void The_gradients_are_those_of_differences()
    {
        double[] x = [-1.2, 1, 0.3, 0.8];
        IsDerivative(Rosenbrock.Valley, Rosenbrock.ValleyGradient(x), x);
        double[] weights = [.. Enumerable.Range(0, Features + 1).Select(i => 0.1 * i - 1)];
        IsDerivative(w => LogisticRegression.Loss(w, Data.Points, Data.Labels), LogisticRegression.LossGradient(weights, Data.Points, Data.Labels), weights);
    }

    [Fact]
    public void The_Jacobian_is_that_of_the_formula()
    {
        var jacobian = DentalResearch.CurveJacobian([250, 0.0005], DentalResearch.Pressures);
        Assert.Equal((14, 2), (jacobian.RowCount, jacobian.ColumnCount));
        for (var i = 0; i < 14; i++)
        {
            var decay = Math.Exp(-0.0005 * DentalResearch.Pressures[i]);
            Assert.Equal(1 - decay, jacobian[i, 0], 1e-16);
            Assert.Equal(250 * DentalResearch.Pressures[i] * decay, jacobian[i, 1], 1e-10);
        }
    }

    private static IUnconstrainedMinimizer Method(bool limitedMemory) => limitedMemory ? Minimisation.LimitedMemoryBfgs : Minimisation.Bfgs;

    /// <summary>As many iterations or fewer, and at most the evaluations without those that the differences are made of.</summary>
    private static void IsCheaper(Outcome generated, Outcome differences, int dimensions)
    {
        Assert.InRange(generated.Iterations, 1, differences.Iterations);
        Assert.InRange(generated.Evaluations, 1, differences.Evaluations / (1 + dimensions));
        Assert.Equal(differences.Minimum, generated.Minimum, 1e-10);
    }

    /// <summary>Central differences of step h are wrong by h²·f‴/6 and ε·f/h, which is below 1e-6 for the values and slopes here.</summary>
    private static void IsDerivative(Func<double[], double> function, double[] gradient, double[] x)
    {
        const double Step = 1e-5;
        for (var i = 0; i < x.Length; i++)
        {
            double[] above = [.. x], below = [.. x];
            above[i] += Step;
            below[i] -= Step;
            Assert.Equal((function(above) - function(below)) / (2 * Step), gradient[i], 1e-6);
        }
    }
}
