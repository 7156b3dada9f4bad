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
    }

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
