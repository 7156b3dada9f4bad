using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Tests;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Hessians as matrices, against second derivatives worked out by hand.</summary>
public class HessianTests
{
    [Fact]
    public void Of_one_number_it_is_a_number() => Assert.Equal(12, Surfaces.CubeHessian(2));

    [Fact]
    public void Of_two_numbers_it_is_two_by_two() =>
        Equal([[1200 * 4 - 400 * 3 + 2, -800], [-800, 200]], Surfaces.RosenbrockHessian(2, 3));

    /// <summary>a₀²·a₁·b + c·b³ at a = (2, 3), b = 5, c = 7.</summary>
    [Fact]
    public void Numbers_of_arrays_and_parameters_come_in_their_order() => Equal(
        [[2 * 3 * 5, 2 * 2 * 5, 2 * 2 * 3], [2 * 2 * 5, 0, 4], [2 * 2 * 3, 4, 6 * 7 * 5]],
        Surfaces.WithArrayAndNumberHessian([2, 3], 5, 7));

    [Fact]
    public void Singles_give_singles() =>
        Assert.Equal(new float[] { 0, 6, 1, 6, 4, 0, 1, 0, 0 }, Surfaces.OfSinglesHessian([2, 3], 5).AsSpan().ToArray());

    /// <summary>The sum of a₀₀·aᵢⱼ² at (1, 2; 3, 4).</summary>
    [Fact]
    public void A_matrix_counts_row_by_row() => Equal(
        [[6, 4, 6, 8], [4, 2, 0, 0], [6, 0, 2, 0], [8, 0, 0, 2]],
        Surfaces.OfMatrixHessian(new Matrix<double>(2, 2, [1, 2, 3, 4])));

    [Fact]
    public void A_rectangular_array_counts_row_by_row() => Equal(
        [[0, 0, 0, 0], [0, 2 * 3, 2 * 2, 0], [0, 2 * 2, 0, 0], [0, 0, 0, 0]],
        Surfaces.OfRectangleHessian(new double[,] { { 1, 2 }, { 3, 4 } }));

    [Fact]
    public void A_span_is_taken() => Equal([[6, 4], [4, 0]], Surfaces.OfSpanHessian([2, 3]));

    [Fact]
    public void An_empty_array_has_an_empty_Hessian() => Assert.Throws<IndexOutOfRangeException>(() => Surfaces.OfSpanHessian([0]));

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(5)]
    public void A_square_by_Pow_has_second_derivative_two_everywhere(double x) => Assert.Equal(2, Surfaces.PowerOfTwoHessian(x));

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    public void Softplus_has_none_far_out(double x) => Assert.Equal(0, Surfaces.LogOfExpHessian(x));

    [Fact]
    public void Softplus_has_a_quarter_at_zero() => Assert.Equal(0.25, Surfaces.LogOfExpHessian(0));

    [Fact]
    public void A_norm_has_a_known_Hessian() => Equal([[16 / 125.0, -12 / 125.0], [-12 / 125.0, 9 / 125.0]], Surfaces.NormOfHessian(3, 4), 1e-16);

    [Fact]
    public void A_missing_array_is_named() => Assert.Equal("a", Assert.Throws<ArgumentNullException>(() => Surfaces.WithArrayAndNumberHessian(null!, 1, 1)).ParamName);

    [Fact]
    public void The_vector_has_the_shape_of_its_parameter() =>
        Assert.Equal("aVector", Assert.Throws<ArgumentException>(() => Surfaces.WithArrayAndNumberHessianVectorProduct([1, 2], 1, 1, [1], 0)).ParamName);

    [Fact]
    public void A_product_of_numbers_allocates_nothing() =>
        Assert.Equal(0, Allocation.OfSteadyState(() => Surfaces.RosenbrockHessianVectorProduct(1, 2, 3, 4)));

    internal static void Equal(double[][] expected, Matrix<double> given, double tolerance = 0)
    {
        Assert.Equal((expected.Length, expected[0].Length), (given.RowCount, given.ColumnCount));
        for (var i = 0; i < given.RowCount; i++)
        {
            for (var j = 0; j < given.ColumnCount; j++)
                Assert.True(Math.Abs(expected[i][j] - given[i, j]) <= tolerance || expected[i][j].Equals(given[i, j]), $"{expected[i][j]:R} is expected at ({i}, {j}), not {given[i, j]:R}");
        }
    }
}
