using SymbolicBackprop.Gradients.Tests.Corpus;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>Tangents that do not fit are refused before anything is written.</summary>
public class TangentGuardTests
{
    [Fact]
    public void A_tangent_has_the_length_of_its_parameter()
    {
        var exception = Assert.Throws<ArgumentException>(() => Arrays.DotTangent([1, 2], [3, 4], [1, 2], [1]));
        Assert.Equal("yTangent", exception.ParamName);
        Assert.Contains("'yTangent' has the shape [1] and 'y' the shape [2]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tangent_is_there() =>
        Assert.Equal("xTangent", Assert.Throws<ArgumentNullException>(() => Arrays.DotTangent([1, 2], [3, 4], null!, [1, 2])).ParamName);

    [Fact]
    public void A_tangent_that_is_only_read_may_be_anything_of_the_shape()
    {
        double[] x = [1, 2];
        Assert.Equal((5, 15), Arrays.DotTangent(x, x, x, x));
    }

    [Fact]
    public void A_tangent_that_is_written_overlaps_nothing()
    {
        double[] x = [1, 2], product = [0, 0];
        var exception = Assert.Throws<ArgumentException>(() => ElementWrites.MultiplyIntoTangent(x, [3, 4], product, [1, 1], [1, 1], x));
        Assert.Contains("'productTangent' and 'x' share storage", exception.Message, StringComparison.Ordinal);
        Assert.Equal([0, 0], product);
    }
}
