using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Matrices of derivatives with respect to the numbers of structs, tuples and vectors, worked out by hand.</summary>
public class GroupTests
{
    private static readonly Sighting At = new(2, 3, 7);

    [Fact]
    public void Numbers_of_a_struct_and_a_tuple_have_columns_in_their_order()
    {
        HessianTests.Equal([[60, 20, 12]], Groups.OfStructAndTupleJacobian(At, (5, 4)));
        HessianTests.Equal([[30, 20, 12], [20, 0, 4], [12, 4, 0]], Groups.OfStructAndTupleHessian(At, (5, 4)));
    }

    [Fact]
    public void Results_have_rows() => HessianTests.Equal([[0.6, 0.8], [-4 / 9.0, 1 / 3.0]], Groups.PolarJacobian(new Sighting(3, 4, 0)), 1e-16);

    /// <summary>x·y·f + z² at (2, 3, 5) and 7.</summary>
    [Fact]
    public void Components_of_a_vector_have_columns()
    {
        Assert.Equal([21, 14, 10, 6], Groups.OfVectorJacobian(new Vector3(2, 3, 5), 7).AsSpan().ToArray());
        Assert.Equal([0, 7, 0, 3, 7, 0, 0, 2, 0, 0, 2, 0, 3, 2, 0, 0], Groups.OfVectorHessian(new Vector3(2, 3, 5), 7).AsSpan().ToArray());
    }

    [Fact]
    public void A_vector_in_a_tuple_has_its_columns_there() => Assert.Equal(
        [1, 0, 5, 3, 0, 0, 1, 7, 0, 3],
        Groups.MovedJacobian((new(2, 4), 3), new(5, 7)).AsSpan().ToArray());

    [Fact]
    public void Numbers_of_a_struct_are_rows_but_for_its_constants() =>
        HessianTests.Equal([[1, 5, 3], [0, 1, 0]], Groups.LaterJacobian(At, 5));

    [Fact]
    public void Columns_of_a_struct_and_of_an_array_stand_side_by_side() =>
        HessianTests.Equal([[-2 * 3 * 3, 9, 2 * 3 * 3, 0], [-2 * 5 * 3, 25, 0, 2 * 5 * 3]], Groups.DistancesJacobian(At, [5, 7]));

    [Fact]
    public void Buffers_get_the_constants_of_the_parameter()
    {
        var at = default(Sighting);
        Assert.Equal(88, Groups.OfStructAndTupleGradientInto(At, (5, 4), ref at, out var by));
        Assert.Equal((60, 20, 12, 4), (at.X, at.Y, by.Scale, by.Power));
        Groups.OfStructAndTupleHessianVectorProductInto(At, (5, 4), new(1, 0, 0), (0, 0), ref at, out by);
        Assert.Equal((30, 20, 12, 4), (at.X, at.Y, by.Scale, by.Power));
    }

    /// <summary>(a² + b²)·x·y at a = 1, b = 2.</summary>
    [Fact]
    public void Rows_go_through_both()
    {
        HessianTests.Equal([[15, 10, 12, 24]], Groups.SumJacobian(At, [1, 2]));
        HessianTests.Equal([[0, 5, 6, 12], [5, 0, 4, 8], [6, 4, 12, 0], [12, 8, 0, 12]], Groups.SumHessian(At, [1, 2]));
    }

    /// <summary>−2·a·b, and what is left is (b, −2·a).</summary>
    [Fact]
    public void What_is_left_in_a_reference_are_rows()
    {
        var pair = (2.0, 3.0);
        HessianTests.Equal([[-6, -4], [0, 1], [-2, 0]], Groups.TurnJacobian(ref pair));
        Assert.Equal((3, -4), pair);
    }

    [Fact]
    public void Many_numbers_come_one_after_the_other()
    {
        var (m, v) = (new Matrix3x2(2, 0, 0, 3, 5, 7), new Vector4(11, 13, 0, 17));
        Assert.Equal([11, 0, 0, 169, 7 * 17, 5 * 17, 2, 2 * 3 * 13, 0, 35], Groups.TraceJacobian(m, v).AsSpan().ToArray());
        var hessian = Groups.TraceHessian(m, v);
        Assert.Equal((10, 10), (hessian.RowCount, hessian.ColumnCount));
        Assert.Equal((17, 26, 6), (hessian[4, 5], hessian[3, 7], hessian[7, 7]));
        Assert.Equal(hessian.AsSpan().ToArray(), Matrix.Transpose(hessian).AsSpan().ToArray());
    }
}
