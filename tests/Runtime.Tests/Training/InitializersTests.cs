using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Training;

namespace SymbolicBackprop.Tests.Training;

public class InitializersTests
{
    [Theory]
    [InlineData("Xavier", false, 2.0 / (300 + 100))]
    [InlineData("Xavier", true, 2.0 / (300 + 100))]
    [InlineData("He", false, 2.0 / 300)]
    [InlineData("He", true, 2.0 / 300)]
    public void The_variance_is_that_of_the_paper(string name, bool uniform, double variance)
    {
        var weights = new Matrix<float>(300, 100);
        var random = new SeededRandom(1);
        Action<Matrix<float>, SeededRandom> fill = (name, uniform) switch
        {
            ("Xavier", true) => Initializers.XavierUniform,
            ("Xavier", false) => Initializers.XavierNormal,
            ("He", true) => Initializers.HeUniform,
            _ => Initializers.HeNormal,
        };
        fill(weights, random);
        var values = weights.AsSpan().ToArray().Select(x => (double)x).ToArray();
        Assert.Equal(0, values.Average(), 0.002);
        Assert.Equal(1, values.Average(x => x * x) / variance, 0.03);
        var bound = Math.Sqrt(3 * variance);
        if (uniform)
            Assert.InRange(values.Max(Math.Abs), 0.99 * bound, bound * (1 + 1e-6));
        else
            Assert.True(values.Max(Math.Abs) > 1.5 * bound);
    }

    [Fact]
    public void A_span_gets_what_a_matrix_gets_and_the_same_seed_the_same_bits()
    {
        var matrix = new Matrix<double>(4, 5);
        Initializers.HeNormal(matrix, new SeededRandom(3));
        var span = new double[20];
        Initializers.HeNormal<double>(span, 4, new SeededRandom(3));
        Assert.Equal(matrix.AsSpan().ToArray(), span);
        Initializers.HeNormal(new Matrix<double>(0, 5), new SeededRandom(3));
        Initializers.XavierUniform(new Matrix<double>(0, 0), new SeededRandom(3));
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        var random = new SeededRandom(1);
        Assert.Throws<ArgumentNullException>("weights", () => Initializers.XavierNormal<float>(null!, random));
        Assert.Throws<ArgumentNullException>("random", () => Initializers.XavierNormal(new Matrix<float>(1, 1), null!));
        Assert.Throws<ArgumentOutOfRangeException>("fanIn", () => Initializers.HeUniform<float>(new float[1], -1, random));
        Assert.Throws<ArgumentOutOfRangeException>("high", () => Initializers.Uniform<float>(new float[1], 1, 0, random));
        Assert.Throws<ArgumentOutOfRangeException>("standardDeviation", () => Initializers.Normal<float>(new float[1], -1, random));
    }

    [Fact]
    public void A_dropout_mask_keeps_the_mean()
    {
        var mask = Dropout.Mask<float>(100, 200, 0.2, 5);
        var values = mask.AsSpan().ToArray();
        Assert.All(values, x => Assert.True(x is 0 or 1.25f));
        Assert.Equal(0.2, values.Count(x => x == 0) / 20_000.0, 0.01);
        Assert.Equal(values, Dropout.Mask<float>(100, 200, 0.2, 5).AsSpan().ToArray());
        Assert.NotEqual(values, Dropout.Mask<float>(100, 200, 0.2, 6).AsSpan().ToArray());
        Assert.All(Dropout.Mask<double>(3, 3, 0, 1).AsSpan().ToArray(), x => Assert.Equal(1, x));
    }

    [Fact]
    public void A_mask_into_a_matrix_allocates_nothing()
    {
        var mask = new Matrix<float>(10, 20);
        Assert.Equal(0, Allocation.OfSteadyState(() => Dropout.MaskInto(0.5, 7, mask)));
        Assert.Equal(Dropout.Mask<float>(10, 20, 0.5, 7).AsSpan().ToArray(), mask.AsSpan().ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_rate_that_is_no_share_is_refused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(rate), () => Dropout.Mask<float>(2, 2, rate, 1));
}
