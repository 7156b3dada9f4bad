namespace SymbolicBackprop.Tests;

public class FunctionsTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1000, 1)]
    [InlineData(-1000, 0)]
    [InlineData(Infinity, 1)]
    [InlineData(-Infinity, 0)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(1, 0.7310585786300049)]
    [InlineData(-700, 9.859676543759770e-305)]
    [InlineData(-740, 4.2e-322)]
    public void The_sigmoid_is_right_everywhere(double x, double expected) => AssertClose(expected, Functions.Sigmoid(x));

    [Theory]
    [InlineData(0, 0.69314718055994531)]
    [InlineData(1000, 1000)]
    [InlineData(-1000, 0)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-Infinity, 0)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(1, 1.3132616875182228)]
    [InlineData(-40, 4.248354255291589e-18)]
    [InlineData(-700, 9.859676543759770e-305)]
    [InlineData(30, 30.000000000000093576)]
    public void The_softplus_is_right_everywhere(double x, double expected) => AssertClose(expected, Functions.Softplus(x));

    [Theory]
    [InlineData(2, 2)]
    [InlineData(-2, 0)]
    [InlineData(0, 0)]
    [InlineData(-0.0, 0)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-Infinity, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void The_rectifier_keeps_what_is_positive(double x, double expected)
    {
        AssertSameBits(expected, Functions.Relu(x));
        AssertSameBits((float)expected, Functions.Relu((float)x));
    }

    [Theory]
    [InlineData(0, 0, 0.69314718055994531)]
    [InlineData(1000, 1000, 1000.6931471805599)]
    [InlineData(-1000, -1000, -999.30685281944006)]
    [InlineData(1000, -1000, 1000)]
    [InlineData(-1000, 1000, 1000)]
    [InlineData(Infinity, Infinity, Infinity)]
    [InlineData(-Infinity, -Infinity, -Infinity)]
    [InlineData(Infinity, -Infinity, Infinity)]
    [InlineData(-Infinity, 3, 3)]
    [InlineData(double.NaN, 3, double.NaN)]
    [InlineData(Infinity, double.NaN, double.NaN)]
    [InlineData(1, 3, 3.1269280110429727)]
    [InlineData(0, -40, 4.248354255291589e-18)]
    public void The_sum_of_two_exponentials_is_right_everywhere(double a, double b, double expected)
    {
        AssertClose(expected, Functions.LogSumExp(a, b));
        AssertClose(expected, Functions.LogSumExp(b, a));
    }

    [Theory]
    [InlineData(-1000, 0, 0)]
    [InlineData(1000, 1, 1000)]
    [InlineData(-80, 1.804851e-35, 1.804851e-35)]
    [InlineData(0.75, 0.6791787, 1.1368711)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public void In_float_the_sigmoid_and_the_softplus_have_the_digits_of_float(double x, double sigmoid, double softplus)
    {
        AssertClose(sigmoid, Functions.Sigmoid((float)x), 1e-6);
        AssertClose(softplus, Functions.Softplus((float)x), 1e-6);
        AssertClose(softplus, Functions.LogSumExp((float)x, 0), 1e-6);
    }

    [Fact]
    public void A_square_is_one_rounded_product()
    {
        AssertSameBits(0.1 * 0.1, Functions.Square(0.1));
        AssertSameBits(0.1f * 0.1f, Functions.Square(0.1f));
    }

    [Fact]
    public void Sums_run_from_the_first_element_to_the_last()
    {
        double[] values = [1e16, 1, -1e16, 1];
        Assert.Equal(1, Functions.Sum(values));
        Assert.Equal(0.25, Functions.Mean(values));
        Assert.Equal(1, Functions.Dot(values, [1, 1, 1, 1]));
        float[] singles = [1e8f, 1, -1e8f, 1];
        Assert.Equal(1f, Functions.Sum(singles));
        Assert.Equal(0.25f, Functions.Mean(singles));
        Assert.Equal(1f, Functions.Dot(singles, [1, 1, 1, 1]));
    }

    [Fact]
    public void No_elements_have_the_sum_zero_and_the_mean_NaN()
    {
        Assert.Equal(0, Functions.Sum(ReadOnlySpan<double>.Empty));
        Assert.Equal(0, Functions.Dot(ReadOnlySpan<double>.Empty, []));
        Assert.Equal(0, Functions.Norm(ReadOnlySpan<double>.Empty));
        Assert.Equal(double.NaN, Functions.Mean(ReadOnlySpan<double>.Empty));
        Assert.Equal(-Infinity, Functions.LogSumExp(ReadOnlySpan<double>.Empty));
    }

    [Fact]
    public void An_inner_product_of_unequal_lengths_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>("right", () => Functions.Dot([1.0, 2, 3], [1.0, 2]));
        Assert.Contains("left has 3 elements and right has 2", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 3.0, 4 }, 5)]
    [InlineData(new[] { 3e200, -4e200 }, 5e200)]
    [InlineData(new[] { 3e-200, 4e-200 }, 5e-200)]
    [InlineData(new[] { 3e-320, 4e-320 }, 5e-320)]
    [InlineData(new[] { 1.0, 1e-200 }, 1)]
    [InlineData(new[] { 0.0, -0.0 }, 0)]
    [InlineData(new[] { -Infinity, 1 }, Infinity)]
    [InlineData(new[] { Infinity, double.NaN }, double.NaN)]
    public void A_length_neither_overflows_nor_underflows_on_the_way(double[] values, double expected) =>
        AssertClose(expected, Functions.Norm(values));

    [Theory]
    [InlineData(new[] { 3e30f, 4e30f }, 5e30f)]
    [InlineData(new[] { 3e-30f, 4e-30f }, 5e-30f)]
    public void A_length_in_float_neither_overflows_nor_underflows_on_the_way(float[] values, float expected) =>
        AssertClose(expected, Functions.Norm(values), 1e-6);

    [Theory]
    [InlineData(new[] { 1.0, 3 }, 3.1269280110429727)]
    [InlineData(new[] { 1000.0, 1000, 1000 }, 1001.0986122886682)]
    [InlineData(new[] { -1000.0, -1000 }, -999.30685281944006)]
    [InlineData(new[] { -Infinity, 2 }, 2)]
    [InlineData(new[] { -Infinity, -Infinity }, -Infinity)]
    [InlineData(new[] { Infinity, 2 }, Infinity)]
    [InlineData(new[] { Infinity, double.NaN }, double.NaN)]
    public void The_sum_of_exponentials_is_right_everywhere(double[] values, double expected)
    {
        AssertClose(expected, Functions.LogSumExp(values));
        AssertClose(expected, Functions.LogSumExp([.. values.Select(value => (float)value)]), 1e-6);
    }

    [Fact]
    public void The_same_elements_give_the_same_bits_wherever_they_lie()
    {
        var random = new Random(20240511);
        var all = Enumerable.Range(0, 200).Select(_ => random.NextDouble() - 0.5).ToArray();
        for (var offset = 0; offset < 40; offset++)
        {
            var window = all.AsSpan(offset, 37 + offset);
            var copy = window.ToArray();
            AssertSameBits(Functions.Sum(copy), Functions.Sum(window));
            AssertSameBits(Functions.Norm(copy), Functions.Norm(window));
            AssertSameBits(Functions.LogSumExp(copy), Functions.LogSumExp(window));
        }
    }

    private static void AssertClose(double expected, double actual, double relative = 4e-16)
    {
        // Near the least number the digits are few, whatever the function.
        if (double.IsFinite(expected))
            Assert.True(Math.Abs(actual - expected) <= (relative * Math.Abs(expected)) + (16 * double.Epsilon), $"{expected:R} is expected, not {actual:R}");
        else
            Assert.Equal(expected, actual);
    }

    private static void AssertSameBits(double expected, double actual) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
}
