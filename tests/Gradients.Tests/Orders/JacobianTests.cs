using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Jacobians as matrices, against derivatives worked out by hand.</summary>
public class JacobianTests
{
    [Fact]
    public void Of_one_number_it_is_a_number() => Assert.Equal(12, Surfaces.CubeJacobian(2));

    [Fact]
    public void Of_a_number_of_two_it_is_a_row() => HessianTests.Equal([[-2 * (1 - 2.0) - 400 * 2 * (3 - 4), 200 * (3 - 4)]], Surfaces.RosenbrockJacobian(2, 3));

    [Fact]
    public void A_gradient_is_a_row() => HessianTests.Equal([[60, 20, 12 + 3 * 7 * 25]], Surfaces.WithArrayAndNumberJacobian([2, 3], 5, 7));

    [Fact]
    public void Elements_of_a_tuple_are_rows() => HessianTests.Equal([[0.6, 0.8], [-4 / 25.0, 3 / 25.0]], Surfaces.PolarJacobian(3, 4), 1e-16);

    [Fact]
    public void A_few_results_of_many_numbers_come_by_rows() => HessianTests.Equal([[1, 1, 1], [15, 10, 6]], Surfaces.FewOfManyJacobian([2, 3, 5]));

    [Fact]
    public void Components_of_a_vector_are_rows()
    {
        var given = Surfaces.OnSphereJacobian(0, 0);
        Assert.Equal(new float[] { 0, 0, 0, 1, 1, 0 }, given.AsSpan().ToArray().Select(number => number + 0f));
        Assert.Equal((3, 2), (given.RowCount, given.ColumnCount));
    }

    [Fact]
    public void Elements_of_a_matrix_are_rows() =>
        HessianTests.Equal([[5, 0, 2], [0, 5, 3]], Surfaces.ScaledJacobian(new Matrix<double>(1, 2, [2, 3]), 5));

    /// <summary>v₁ += f·v₀, then v₂ += f·v₁: (1, 0, 0 | 0), (f, 1, 0 | v₀), (f², f, 1 | v₁ + 2·f·v₀).</summary>
    [Fact]
    public void What_is_left_in_a_span_are_rows_and_the_span_holds_it()
    {
        double[] values = [2, 3, 5];
        HessianTests.Equal([[1, 0, 0, 0], [7, 1, 0, 2], [49, 7, 1, 3 + 2 * 7 * 2]], Surfaces.RunningSumsJacobian(values, 7));
        Assert.Equal([2, 17, 124], values);
    }

    [Fact]
    public void References_are_rows_behind_the_result()
    {
        var (x, y) = (2.0, 3.0);
        HessianTests.Equal([[9, 12], [0, 1], [1, 0], [-1, 1]], Surfaces.SwapAndMultiplyJacobian(ref x, ref y, out var difference));
        Assert.Equal((3, 2, 1), (x, y, difference));
    }

    [Fact]
    public void A_pole_stays_in_its_entry()
    {
        HessianTests.Equal([[double.PositiveInfinity, 1], [0, 6]], Surfaces.WithPoleJacobian(0, 3));
        HessianTests.Equal([[double.PositiveInfinity, 1], [0, 6]], Surfaces.WithPoleOfArrayJacobian([0, 3]));
    }
}
