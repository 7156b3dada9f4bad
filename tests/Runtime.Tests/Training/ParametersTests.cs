using SymbolicBackprop.Training;

namespace SymbolicBackprop.Tests.Training;

public class ParametersTests
{
    [Fact]
    public void Flat_copies_go_there_and_back()
    {
        var model = Model.Random(3, 4, 1);
        Assert.Equal(3 * 4 + 4 + 2, Parameters.Count(ref model));
        var flat = new double[18];
        Parameters.CopyTo(ref model, flat);
        Assert.Equal(model.Hidden.Weights[5], flat[5]);
        Assert.Equal(model.Hidden.Bias[1], flat[13]);
        Assert.Equal(model.Line.Intercept, flat[17]);
        var copy = model.ZeroLike();
        Parameters.CopyFrom(ref copy, flat);
        Assert.Equal(Flat(model), Flat(copy));

        var singles = new float[18];
        Parameters.CopyTo(ref model, singles);
        Assert.Equal((float)model.Line.Slope, singles[16]);
        Parameters.CopyFrom(ref copy, singles);
        Assert.Equal((double)(float)model.Line.Slope, copy.Line.Slope);
    }

    [Fact]
    public void A_flat_span_of_another_length_is_refused_before_anything_is_written()
    {
        var model = Model.Random(3, 4, 1);
        var before = Flat(model);
        var destination = new double[19];
        var exception = Assert.Throws<ArgumentException>("destination", () => Parameters.CopyTo(ref model, destination));
        Assert.Contains("18", exception.Message, StringComparison.Ordinal);
        Assert.Contains("19", exception.Message, StringComparison.Ordinal);
        Assert.All(destination, x => Assert.Equal(0, x));
        Assert.Throws<ArgumentException>("destination", () => Parameters.CopyTo(ref model, new float[17]));
        Assert.Throws<ArgumentException>("source", () => Parameters.CopyFrom(ref model, new double[17]));
        Assert.Throws<ArgumentException>("source", () => Parameters.CopyFrom(ref model, new float[19]));
        Assert.Equal(before, Flat(model));
    }

    [Fact]
    public void Copy_clear_add_and_scale_reach_every_leaf()
    {
        var a = Model.Random(3, 4, 1);
        var b = a.ZeroLike();
        Parameters.Copy(ref a, ref b);
        Assert.Equal(Flat(a), Flat(b));
        Parameters.AddScaled(ref a, 2, ref b);
        Assert.Equal([.. Flat(a).Select((x, i) => i < 16 ? (float)x + 2 * (float)x : x + 2 * x)], Flat(b));
        Parameters.Scale(ref b, 0.5);
        Parameters.Clear(ref a);
        Assert.All(Flat(a), x => Assert.Equal(0, x));
        Assert.DoesNotContain(0.0, Flat(b));
    }

    [Fact]
    public void Aggregates_of_different_shapes_are_refused_with_the_leaf_and_both_shapes()
    {
        var a = new Model(3, 4);
        var b = new Model(4, 4);
        foreach (var action in new Action[] { () => Parameters.Copy(ref a, ref b), () => Parameters.AddScaled(ref a, 1, ref b) })
        {
            var exception = Assert.ThrowsAny<ArgumentException>(action);
            Assert.Contains("Hidden.Weights", exception.Message, StringComparison.Ordinal);
            Assert.Contains("[3, 4]", exception.Message, StringComparison.Ordinal);
            Assert.Contains("[4, 4]", exception.Message, StringComparison.Ordinal);
        }

        Model none = null!;
        Assert.Throws<ArgumentNullException>("to", () => Parameters.Copy(ref a, ref none));
        Assert.Throws<ArgumentNullException>("parameters", () => Parameters.Clear(ref none));
    }

    [Fact]
    public void The_norm_is_that_of_all_leaves()
    {
        var model = Model.Random(31, 57, 1);
        Assert.Equal(Math.Sqrt(Flat(model).Sum(x => x * x)), Parameters.Norm(ref model), 1e-11);
        var zero = model.ZeroLike();
        Assert.Equal(0, Parameters.Norm(ref zero));
    }

    [Theory]
    [InlineData(3e200, 4e200, 5e200)]
    [InlineData(3e-200, 4e-200, 5e-200)]
    [InlineData(3e-310, 4e-310, 5e-310)]
    [InlineData(1e300, 1e-300, 1e300)]
    [InlineData(0, 1e-320, 1e-320)]
    [InlineData(3, 4, 5)]
    [InlineData(double.NegativeInfinity, 1, double.PositiveInfinity)]
    [InlineData(double.NaN, 1, double.NaN)]
    [InlineData(double.NaN, double.PositiveInfinity, double.NaN)]
    [InlineData(double.MaxValue, double.MaxValue, double.PositiveInfinity)]
    public void The_norm_does_not_overflow_or_underflow_on_the_way(double x, double y, double norm)
    {
        var apart = new Line(x, y);
        Assert.Equal(norm, Parameters.Norm(ref apart), tolerance: Math.Abs(norm) is > 0 and < double.PositiveInfinity ? norm * 1e-14 : 0);
        var together = new EuclideanNorm();
        together.Add([x, y]);
        Assert.Equal(norm, together.Value, tolerance: Math.Abs(norm) is > 0 and < double.PositiveInfinity ? norm * 1e-14 : 0);
    }

    [Fact]
    public void The_norm_of_large_floats_is_taken_in_double()
    {
        var model = new Model(1, 1);
        model.Hidden.Weights[0] = 3e38f;
        model.Hidden.Bias[0] = 3e38f;
        Assert.Equal((double)3e38f * Math.Sqrt(2), Parameters.Norm(ref model), 1e30);
    }

    [Fact]
    public void Clipping_shortens_a_long_gradient_and_leaves_a_short_one()
    {
        var gradient = new Line(3, 4);
        Assert.Equal(5, GradientClipping.ByGlobalNorm(ref gradient, 5));
        Assert.Equal((3, 4), (gradient.Slope, gradient.Intercept));
        Assert.Equal(5, GradientClipping.ByGlobalNorm(ref gradient, 1));
        Assert.Equal((0.6, 0.8), (Math.Round(gradient.Slope, 12), Math.Round(gradient.Intercept, 12)));
        var broken = new Line(double.NaN, 7);
        Assert.Equal(double.NaN, GradientClipping.ByGlobalNorm(ref broken, 1));
        Assert.Equal(7, broken.Intercept);
        Assert.Throws<ArgumentOutOfRangeException>("maximumNorm", () => GradientClipping.ByGlobalNorm(ref broken, 0));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var model = Model.Random(31, 57, 1);
        var other = model.ZeroLike();
        var flat = new double[Parameters.Count(ref model)];
        Assert.Equal(0, Allocation.OfSteadyState(() =>
        {
            Parameters.CopyTo(ref model, flat);
            Parameters.CopyFrom(ref other, flat);
            Parameters.Copy(ref model, ref other);
            Parameters.AddScaled(ref model, 0.5, ref other);
            Parameters.Norm(ref other);
            GradientClipping.ByGlobalNorm(ref other, 1);
            Parameters.Clear(ref other);
        }));
    }

    private static double[] Flat(Model model)
    {
        var flat = new double[Parameters.Count(ref model)];
        Parameters.CopyTo(ref model, flat);
        return flat;
    }
}
