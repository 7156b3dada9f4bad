using SymbolicBackprop.Gradients.Tests.Corpus;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>Derivatives of structs, alone and in arrays, at points where they are small integers.</summary>
public class StructDerivativeTests
{
    [Fact]
    public void The_gradient_of_an_array_of_structs_is_one_of_the_same_structs()
    {
        var (points, x) = StructArrays.SumOfProductsGradient([new PlanePoint(2, 3), new PlanePoint(5, 7)], 2);
        Assert.Equal([(6.0, 4.0), (14.0, 10.0)], points.Select(point => (point.X, point.Y)));
        Assert.Equal(41, x);
    }

    [Fact]
    public void Buffers_of_structs_are_overwritten_or_added_to()
    {
        PlanePoint[] points = [new(2, 3), new(5, 7)];
        PlanePoint[] buffer = [new(100, 100), new(100, 100)];
        Assert.Equal(82, StructArrays.SumOfProductsGradientInto(points, 2, buffer, out _));
        Assert.Equal([(6.0, 4.0), (14.0, 10.0)], buffer.Select(point => (point.X, point.Y)));
        var x = 1.0;
        StructArrays.SumOfProductsBackwardAddTo(points, 2, 10, buffer, ref x);
        Assert.Equal([(66.0, 44.0), (154.0, 110.0)], buffer.Select(point => (point.X, point.Y)));
        Assert.Equal(411, x);
    }

    [Fact]
    public void The_adjoint_of_written_structs_goes_in_and_out()
    {
        // y₁ ← y₁ + x·x₁·y₀ and x₁ ← x₁·y₀ at x = 2, (x₀, y₀) = (1, 3), (x₁, y₁) = (5, 7).
        PlanePoint[] points = [new(1, 3), new(5, 7)];
        PlanePoint[] adjoint = [new(0, 0), new(1, 10)];
        Assert.Equal(150, StructArrays.WrittenPartsBackward(points, 2, adjoint));
        Assert.Equal([(1.0, 3.0), (15.0, 37.0)], points.Select(point => (point.X, point.Y)));
        Assert.Equal([(0.0, 105.0), (63.0, 10.0)], adjoint.Select(point => (point.X, point.Y)));
    }

    [Fact]
    public void Tuples_in_arrays_have_tuples_as_their_derivatives() =>
        Assert.Equal([(6384.0, 4256.0), (29792.0, 16416.0)], StructArrays.OfTuplesGradient([(2, 3), (5, 14)]));

    [Fact]
    public void The_upstream_value_of_a_struct_is_such_a_struct()
    {
        var (x, y) = StructResults.NestedBackward(2, 3, new Segment(new Vec3(1, 10, 100), new Vec3(1000, 0, 10000)));
        Assert.Equal((31, 61020), (x, y));
    }

    [Fact]
    public void What_is_no_number_of_a_struct_stays_what_it_is()
    {
        var body = new Body(new Vec3(1, 2, 3), new Vec3(4, 5, 6), 7) { Steps = 8 };
        var (gradient, step) = StructResults.MovedBackward(body, 2, new Body(new Vec3(1, 0, 0), default, 3));
        Assert.Equal(new Body(new Vec3(1, 0, 0), new Vec3(2, 0, 0), 6) { Steps = 8 }, gradient);
        Assert.Equal(4 + 21, step);
    }

    [Fact]
    public void Structs_by_reference_are_left_as_the_method_leaves_them_and_so_are_their_adjoints()
    {
        var v = new Vec3(2, 3, 0);
        var adjoint = new Vec3(0, 1, 0);
        var traceAdjoint = new Segment(new Vec3(0, 0, 100), new Vec3(0, 0, 1000));
        var shift = StructReferences.ReadOnlyStructBackward(ref v, new Vec3(5, 7, 1), out var trace, 1, ref adjoint, ref traceAdjoint);
        Assert.Equal(new Vec3(70, 10, 1), v);
        Assert.Equal(new Segment(new Vec3(7, 10, 1), new Vec3(5, 7, 1)), trace);
        Assert.Equal(new Vec3(10, 8, 100), adjoint);
        Assert.Equal(default, traceAdjoint);
        Assert.Equal(new Vec3(10, 8, 1100), shift);
    }

    [Fact]
    public void An_element_by_reference_beside_its_array_is_detected()
    {
        PlanePoint[] points = [new(1, 2), new(3, 4)];
        PlanePoint adjoint = default;
        var error = Assert.Throws<ArgumentException>(() => StructReferences.PullBackward(ref points[1], points, ref adjoint));
        Assert.Contains("'point'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'others'", error.Message, StringComparison.Ordinal);
        Assert.Equal((3, 4), (points[1].X, points[1].Y));
    }

    [Fact]
    public void A_buffer_of_structs_that_overlaps_its_argument_is_detected()
    {
        PlanePoint[] points = [new(1, 2), new(3, 4)];
        var error = Assert.Throws<ArgumentException>(() => StructArrays.WrittenPartsBackward(points, 2, points));
        Assert.Contains("'pointsAdjoint'", error.Message, StringComparison.Ordinal);
    }
}
