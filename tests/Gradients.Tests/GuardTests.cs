using SymbolicBackprop.Gradients.Tests.Corpus;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>Bad arguments: an exception that names the parameters, and nothing is written.</summary>
public class GuardTests
{
    private static readonly double[] Untouched = [7, 7, 7];

    [Fact]
    public void A_null_array_is_named()
    {
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => Arrays.ElementsGradient(null!)).ParamName);
        Assert.Equal("y", Assert.Throws<ArgumentNullException>(() => Arrays.TwoArraysBackward([1, 2], null!, 1)).ParamName);
        Assert.Equal("table", Assert.Throws<ArgumentNullException>(() => Arrays.ConstantArrayGradient(1, null!, 0)).ParamName);
    }

    [Fact]
    public void A_null_matrix_or_weights_or_workspace_is_named()
    {
        var a = new Matrix<double>(2, 3);
        var b = new Matrix<double>(3, 4);
        Assert.Equal("b", Assert.Throws<ArgumentNullException>(() => Matrices.SumOfProductGradient(a, null!)).ParamName);
        Assert.Equal("aGradient", Assert.Throws<ArgumentNullException>(() => Matrices.SumOfProductGradientInto(a, b, null!, b.Clone(), new Workspace())).ParamName);
        Assert.Equal("workspace", Assert.Throws<ArgumentNullException>(() => Matrices.SumOfProductGradientInto(a, b, a.Clone(), b.Clone(), null!)).ParamName);
        Assert.Equal("line", Assert.Throws<ArgumentNullException>(() => Weights.OnLineGradient(null!, 1)).ParamName);
    }

    [Fact]
    public void A_buffer_of_another_length_is_refused_with_both_lengths()
    {
        double[] buffer = [7, 7];
        var exception = Assert.Throws<ArgumentException>(() => Arrays.ElementsGradientInto([1, 2, 3], buffer));
        Assert.Equal("xGradient", exception.ParamName);
        Assert.Contains("[2]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'x' the shape [3]", exception.Message, StringComparison.Ordinal);
        Assert.Equal([7, 7], buffer);
    }

    [Fact]
    public void A_buffer_that_is_the_parameter_itself_is_refused()
    {
        double[] x = [7, 7, 7];
        AssertOverlap("xGradient", "x", () => Arrays.ElementsGradientInto(x, x));
        Assert.Equal(Untouched, x);
    }

    [Fact]
    public void Buffers_that_overlap_in_part_are_refused()
    {
        var storage = new double[8];
        AssertOverlap("xGradient", "yGradient", () => Arrays.DotBackwardAddTo([1, 2, 3], [4, 5, 6], 1, storage.AsSpan(0, 3), storage.AsSpan(2, 3)));
        AssertOverlap("xGradient", "table", () => Arrays.WithTableGradientInto([1, 2, 3], storage, storage.AsSpan(4, 3)));
        Assert.Equal(new double[8], storage);
        Arrays.DotBackwardAddTo([1, 2, 3], [4, 5, 6], 1, storage.AsSpan(0, 3), storage.AsSpan(3, 3));
    }

    [Fact]
    public void The_same_input_twice_is_legal()
    {
        double[] x = [1, 2, 3];
        var (dx, dy) = Arrays.DotGradient(x, x);
        Assert.Equal([1 + 14, 2, 3], dx);
        Assert.Equal([1, 2, 3], dy);
    }

    [Fact]
    public void Matrices_of_other_shapes_are_refused_with_both_shapes()
    {
        var (a, b) = (new Matrix<double>(2, 3), new Matrix<double>(3, 4));
        var exception = Assert.Throws<ArgumentException>(() => Matrices.SumOfProductGradientInto(a, b, new Matrix<double>(3, 2), b.Clone(), new Workspace()));
        Assert.Equal("aGradient", exception.ParamName);
        Assert.Contains("[3, 2]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 3]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_upstream_matrix_of_another_shape_is_refused_before_anything_is_written()
    {
        var (x, weights, bias) = (new Matrix<double>(2, 3), new Matrix<double>(3, 2), new Matrix<double>(1, 2));
        var (dx, dWeights, dBias) = (x.Clone(), weights.Clone(), bias.Clone());
        dx.Fill(7);
        var exception = Assert.Throws<ArgumentException>(() => Matrices.AffineBackwardAddTo(x, weights, bias, new Matrix<double>(2, 4), dx, dWeights, dBias, new Workspace()));
        Assert.Equal("upstream", exception.ParamName);
        Assert.Contains("'upstream' is 2×4 where the result is 2×2", exception.Message, StringComparison.Ordinal);
        Assert.All(dx.AsSpan().ToArray(), number => Assert.Equal(7, number));
    }

    [Fact]
    public void Factors_that_do_not_fit_are_refused_before_anything_is_written()
    {
        var (a, b) = (new Matrix<double>(2, 3), new Matrix<double>(4, 2));
        var (da, db) = (a.Clone(), b.Clone());
        da.Fill(7);
        Assert.ThrowsAny<ArgumentException>(() => Matrices.SumOfProductGradientInto(a, b, da, db, new Workspace()));
        Assert.All(da.AsSpan().ToArray(), number => Assert.Equal(7, number));
        Assert.ThrowsAny<ArgumentException>(() => Matrices.SumOfProductGradient(a, b));
    }

    [Fact]
    public void A_matrix_buffer_that_is_an_input_is_refused()
    {
        var a = new Matrix<double>(2, 3);
        AssertOverlap("aGradient", "a", () => Matrices.GramGradientInto(a, a, new Workspace()));
    }

    [Fact]
    public void Leaves_of_weights_that_share_storage_are_named()
    {
        var layer = new Layer(new Matrix<double>(3, 2), new Matrix<double>(1, 2));
        var x = new Matrix<double>(2, 3);
        AssertOverlap("layerGradient.Weights", "layer.Weights", () =>
            Weights.ForwardBackwardAddTo(layer, x, new Matrix<double>(2, 2), layer with { Bias = new Matrix<double>(1, 2) }, new Workspace()));
        var other = layer.ZeroLike();
        var shared = other with { Bias = new Matrix<double>(1, 2) };
        AssertOverlap("layerGradient.Weights", "otherGradient.Weights", () => Weights.TiedGradientInto(layer, layer, x, other, shared, new Workspace()));
    }

    [Fact]
    public void Weights_of_another_shape_are_refused_by_the_leaf()
    {
        var layer = new Layer(new Matrix<double>(3, 2), new Matrix<double>(1, 2));
        var gradient = new Layer(new Matrix<double>(3, 2), new Matrix<double>(1, 3));
        var exception = Assert.Throws<ArgumentException>(() => Weights.ForwardBackwardAddTo(layer, new Matrix<double>(2, 3), new Matrix<double>(2, 2), gradient, new Workspace()));
        Assert.Contains("Bias", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_out_of_range_throws_before_anything_is_written()
    {
        var buffer = Untouched.ToArray();
        Assert.Throws<IndexOutOfRangeException>(() => Arrays.IndexedByParameterGradientInto([1, 2, 3], 2, buffer));
        Assert.Equal(Untouched, buffer);
    }

    private static void AssertOverlap(string left, string right, Action call)
    {
        var message = Assert.Throws<ArgumentException>(call).Message;
        Assert.Contains($"'{left}'", message, StringComparison.Ordinal);
        Assert.Contains($"'{right}'", message, StringComparison.Ordinal);
    }
}
