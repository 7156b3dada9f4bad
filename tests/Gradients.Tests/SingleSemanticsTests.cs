using SymbolicBackprop.Gradients.Tests.Corpus;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>The special points of the contract hold in single precision, and the bits of results do not depend on who computes them.</summary>
public class SingleSemanticsTests
{
    private const float Infinity = float.PositiveInfinity;

    [Fact]
    public void Kinks_of_single_precision_are_flat()
    {
        Assert.Equal((0f, 0f, 1f, -1f), (SpecialPointsOfSingles.AbsGradient(0), SpecialPointsOfSingles.AbsGradient(-0f), SpecialPointsOfSingles.AbsGradient(2), SpecialPointsOfSingles.AbsGradient(-2)));
        Assert.Equal((0f, 1f), (SpecialPointsOfSingles.ReluGradient(0), SpecialPointsOfSingles.ReluGradient(float.Epsilon)));
        Assert.Equal((0.5f, 0.5f), SpecialPointsOfSingles.MaxGradient(3, 3));
        Assert.Equal((1f, 0f, 0f), SpecialPointsOfSingles.ClampGradient(1, 1, 2));
        Assert.Equal((0f, 0f, 1f), SpecialPointsOfSingles.ClampGradient(2.5f, 1, 2));
        Assert.Equal((0f, 0f), SpecialPointsOfSingles.Atan2Gradient(0, 0));
        Assert.Equal(Infinity, SpecialPointsOfSingles.SqrtGradient(0));
        Assert.Equal((1f, -3f), SpecialPointsOfSingles.RemainderGradient(7.5f, 2));
    }

    [Theory]
    [InlineData(0, 2, 0, 0)]
    [InlineData(0, 1, 1, 0)]
    [InlineData(0, 0, 0, float.NaN)]
    [InlineData(0, 0.5f, Infinity, 0)]
    [InlineData(0, -1, -Infinity, float.NaN)]
    [InlineData(-0f, -2, Infinity, float.NaN)]
    [InlineData(2, 2, 4, 2.7725887f)]
    public void The_power_of_single_precision_has_the_derivatives_of_the_table(float x, float p, float dx, float dp) =>
        Assert.Equal((dx, dp), SpecialPointsOfSingles.PowGradient(x, p));

    [Theory]
    [InlineData(1000, 0, 1)]
    [InlineData(-1000, 0, 0)]
    public void Saturated_functions_of_single_precision_have_finite_derivatives(float x, float sigmoid, float softplus) =>
        Assert.Equal((sigmoid, softplus), (SpecialPointsOfSingles.SigmoidGradient(x), SpecialPointsOfSingles.SoftplusGradient(x)));

    [Fact]
    public void Two_runs_and_any_number_of_threads_give_the_same_bits()
    {
        var random = new Random(11);
        Matrix<float> x = Filled(200, 300), weights = Filled(250, 300);
        var before = MatrixParallelism.MaxThreads;
        try
        {
            MatrixParallelism.MaxThreads = 1;
            var expected = Bits();
            Assert.Equal(expected, Bits());
            foreach (var threads in new[] { 2, 3, 8 })
            {
                MatrixParallelism.MaxThreads = threads;
                Assert.Equal(expected, Bits());
            }
        }
        finally
        {
            MatrixParallelism.MaxThreads = before;
        }

        Matrix<float> Filled(int rows, int columns)
        {
            var matrix = new Matrix<float>(rows, columns);
            foreach (ref var number in matrix.AsSpan())
                number = random.NextSingle() - 0.5f;
            return matrix;
        }

        List<float> Bits()
        {
            var (value, (dx, dWeights)) = SpecialPointsOfSingles.NetworkValueAndGradient(x, weights);
            return [value, .. dx.AsSpan(), .. dWeights.AsSpan()];
        }
    }
}
