using SymbolicBackprop.Gradients.Tests.Corpus.Callees;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>Fast mathematics gives the same derivatives up to rounding, and the same bits in each run.</summary>
public class FastMathTests
{
    private static readonly double[] X = [.. Enumerable.Range(0, 37).Select(i => Math.Sin(i * 0.9) + 0.4)];
    private static readonly double[] Y = [.. Enumerable.Range(0, 37).Select(i => Math.Cos(i * 1.7) + 0.3)];

    [Fact]
    public void Numbers()
    {
        var (fast, exact) = (FastFunctions.RationalValueAndGradient(0.7, 1.9, -1.3), ExactFunctions.RationalValueAndGradient(0.7, 1.9, -1.3));
        Near(exact.Value, fast.Value);
        Near([exact.Gradient.x, exact.Gradient.y, exact.Gradient.z], [fast.Gradient.x, fast.Gradient.y, fast.Gradient.z]);
        var (fastProduct, exactProduct) = (FastFunctions.RationalHessianVectorProduct(0.7, 1.9, -1.3, 1, -2, 0.5), ExactFunctions.RationalHessianVectorProduct(0.7, 1.9, -1.3, 1, -2, 0.5));
        Near([exactProduct.x, exactProduct.y, exactProduct.z], [fastProduct.x, fastProduct.y, fastProduct.z]);
        Near(ExactFunctions.RationalTangent(0.7, 1.9, -1.3, 1, -2, 0.5).Tangent, FastFunctions.RationalTangent(0.7, 1.9, -1.3, 1, -2, 0.5).Tangent);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(37)]
    public void Reductions(int length)
    {
        var (x, y) = (X[..length], Y[..length]);
        var (fast, exact) = (FastFunctions.DotValueAndGradient(x, y), ExactFunctions.DotValueAndGradient(x, y));
        Near(exact.Value, fast.Value);
        Near(exact.Gradient.x, fast.Gradient.x);
        Near(exact.Gradient.y, fast.Gradient.y);
        var (fastProduct, exactProduct) = (FastFunctions.DotHessianVectorProduct(x, y, y, x), ExactFunctions.DotHessianVectorProduct(x, y, y, x));
        Near(exactProduct.x, fastProduct.x);
        Near(exactProduct.y, fastProduct.y);
        Near(ExactFunctions.DotTangent(x, y, y, x).Tangent, FastFunctions.DotTangent(x, y, y, x).Tangent);
        if (length == 0)
            return;
        var (fastSpread, exactSpread) = (FastFunctions.SpreadValueAndGradient(x, 2.5), ExactFunctions.SpreadValueAndGradient(x, 2.5));
        Near(exactSpread.Value, fastSpread.Value);
        Near(exactSpread.Gradient.x, fastSpread.Gradient.x);
        Near(exactSpread.Gradient.scale, fastSpread.Gradient.scale);
        Near(ExactFunctions.SpreadHessianVectorProduct(x, 2.5, y, 1).x, FastFunctions.SpreadHessianVectorProduct(x, 2.5, y, 1).x);
    }

    [Fact]
    public void Single_precision()
    {
        float[] x = [.. X.Select(number => (float)number)];
        var (fast, exact) = (FastFunctions.SingleGradient(x, 1.7f), ExactFunctions.SingleGradient(x, 1.7f));
        Assert.All(fast.x.Zip(exact.x), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
        Assert.Equal(exact.y, fast.y, 1e-4f);
        float[] y = [.. Y.Select(number => (float)number)];
        var (fastDot, exactDot) = (FastFunctions.SingleDotGradient(x, y), ExactFunctions.SingleDotGradient(x, y));
        Assert.All(fastDot.x.Zip(exactDot.x), pair => Assert.Equal(pair.Second, pair.First, 1e-4f));
        Assert.All(fastDot.y.Zip(exactDot.y), pair => Assert.Equal(pair.Second, pair.First, 1e-4f));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(3, 37)]
    public void Sums_of_products_in_the_rounds_of_a_loop(int rows, int columns)
    {
        var (weights, direction) = (X[..columns], Y[..columns]);
        double[] features = [.. Enumerable.Range(0, rows * columns).Select(i => Math.Sin(i * 0.37))];
        double[] labels = [.. Enumerable.Range(0, rows).Select(i => i % 2 == 0 ? 1.0 : -1)];
        var (fast, exact) = (FastFunctions.LogisticValueAndGradient(weights, features, labels), ExactFunctions.LogisticValueAndGradient(weights, features, labels));
        Near(exact.Value, fast.Value);
        Near(exact.Gradient, fast.Gradient);
        Near(ExactFunctions.LogisticTangent(weights, features, labels, direction).Tangent, FastFunctions.LogisticTangent(weights, features, labels, direction).Tangent);
        Near(ExactFunctions.LogisticHessianVectorProduct(weights, features, labels, direction), FastFunctions.LogisticHessianVectorProduct(weights, features, labels, direction));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(37, -2)]
    [InlineData(7, 5)]
    [InlineData(20, 17)]
    public void Parts_of_spans(int first, int count)
    {
        double[] fastX = new double[37], fastY = new double[37], exactX = new double[37], exactY = new double[37];
        Near(ExactFunctions.WindowGradientInto(X, Y, first, count, exactX, exactY), FastFunctions.WindowGradientInto(X, Y, first, count, fastX, fastY));
        Near(exactX, fastX);
        Near(exactY, fastY);
        Near(ExactFunctions.WindowTangent(X, Y, first, count, Y, X).Tangent, FastFunctions.WindowTangent(X, Y, first, count, Y, X).Tangent);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(37)]
    public void What_is_overwritten_later_has_its_own_derivative(int length)
    {
        var (fast, exact) = (FastFunctions.OverwrittenValueAndGradient(X[..length]), ExactFunctions.OverwrittenValueAndGradient(X[..length]));
        Near(exact.Value, fast.Value);
        Near(exact.Gradient, fast.Gradient);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Infinities_and_NaN_come_through(double special)
    {
        double[] x = [.. X];
        x[20] = special;
        double[] fast = new double[37], exact = new double[37], other = new double[37];
        Assert.Equal(ExactFunctions.WindowGradientInto(x, Y, 3, 30, exact, other), FastFunctions.WindowGradientInto(x, Y, 3, 30, fast, other));
        Assert.Equal(exact.Select(double.IsFinite), fast.Select(double.IsFinite));
    }

    [Fact]
    public void An_index_out_of_range_is_an_exception() =>
        Assert.ThrowsAny<ArgumentException>(() => FastFunctions.WindowGradientInto(X, Y, 30, 10, new double[37], new double[37]));

    [Fact]
    public void Two_runs_have_the_same_bits()
    {
        Assert.Equal(FastFunctions.RationalValueAndGradient(0.7, 1.9, -1.3), FastFunctions.RationalValueAndGradient(0.7, 1.9, -1.3));
        var (first, second) = (FastFunctions.DotValueAndGradient(X, Y), FastFunctions.DotValueAndGradient([.. X], [.. Y]));
        Assert.Equal(first.Value, second.Value);
        Assert.Equal(first.Gradient.x, second.Gradient.x);
        Assert.Equal(first.Gradient.y, second.Gradient.y);
    }

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = Math.Max(1, expected.Select(Math.Abs).DefaultIfEmpty().Max());
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * scale));
    }

    private static void Near(double expected, double actual) => Near([expected], [actual]);
}
