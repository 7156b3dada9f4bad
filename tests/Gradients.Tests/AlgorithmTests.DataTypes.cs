using SymbolicBackprop.Gradients.Tests.Corpus;
using SymbolicBackprop.Gradients.Tests.Corpus.Callees;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>Structs, references, recursion, type parameters and networks.</summary>
public partial class AlgorithmTests
{
    [Fact]
    public void A_triple_product_has_cross_products_as_its_gradient()
    {
        Vec3 a = new(1, 2, 3), b = new(-1, 0, 2), c = new(4, -2, 1);
        var gradient = Structs.TripleProductGradient(a, b, c);
        Assert.Equal((Vec3.Cross(b, c), Vec3.Cross(c, a), Vec3.Cross(a, b)), gradient);
    }

    [Fact]
    public void A_reference_has_its_adjoint_turned_into_that_of_what_it_held()
    {
        double x = 3, adjoint = 5;
        Assert.Equal(2 * 7 * 5, ArgumentPassing.DoubleAndAddBackward(ref x, 7, ref adjoint));
        Assert.Equal((2 * 3 + 49, 10), (x, adjoint));

        // (2·(2x + y²) + 1)·y beside a reference to its first factor.
        (x, adjoint) = (3, 100);
        var y = ArgumentPassing.PassedOnBackward(ref x, 2, 1, ref adjoint);
        Assert.Equal((21, 4 * (100 + 2)), (x, adjoint));
        Assert.Equal(21 + (100 + 2) * 2 * 4, y);
    }

    [Fact]
    public void Two_references_exchange_their_adjoints()
    {
        double a = 2, b = 5, aAdjoint = 10, bAdjoint = 100;
        ArgumentPassing.ExchangeBackward(ref a, ref b, ref aAdjoint, ref bAdjoint);
        Assert.Equal((10, 2), (a, b));
        Assert.Equal((10 * 5 + 100, 10 * 2), (aAdjoint, bAdjoint));
    }

    [Fact]
    public void What_is_handed_out_takes_its_adjoint_in_and_leaves_zero()
    {
        double radiusAdjoint = 10, angleAdjoint = 25;
        var (x, y) = ArgumentPassing.ToPolarBackward(3, 4, out var radius, out var angle, ref radiusAdjoint, ref angleAdjoint);
        Close([5, Math.Atan2(4, 3)], [radius, angle]);
        Close([10 * 0.6 - 25 * 0.16, 10 * 0.8 + 25 * 0.12], [x, y]);
        Assert.Equal((0, 0), (radiusAdjoint, angleAdjoint));
    }

    [Fact]
    public void Arguments_that_are_left_out_or_named_count_where_they_belong()
    {
        // (2x² − 1)·(3x² − 1) + 2x² + x
        Assert.Equal(4 * 2 * 11 + 7 * 6 * 2 + 4 * 2 + 1, ArgumentPassing.LeftOutGradient(2));

        // b = 2x, then (b + 1)²·(b + 1)² + b
        Assert.Equal(4 * 125 * 2 + 2, ArgumentPassing.NamedWithSideEffectsGradient(2));
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 2, 1)]
    [InlineData(3, 6, 5)]
    [InlineData(4, 24, 26)]
    [InlineData(5, 120, 154)]
    public void A_product_by_recursion_has_exact_slopes(double x, double value, double slope) =>
        Assert.Equal((value, slope), Recursion.FactorialLikeValueAndGradient(x));

    [Fact]
    public void Recursion_over_integers_has_exact_slopes()
    {
        Assert.Equal((8192, 13 * 4096), Recursion.ThirteenthPowerValueAndGradient(2));
        Assert.Equal((5, 8), Recursion.FibonacciLikeGradient(3, -1, 6));
        Assert.Equal((2 * 7 * 5, 2 * 7 * 8), Recursion.SquareOfSixthGradient(3, -1));
    }

    [Fact]
    public void A_tree_has_products_of_its_paths_as_its_gradient()
    {
        // n0·(n1·(n3·1.5 + n4·0.75) + n2·(n5·1.5 + n6·0.75)/2)
        var gradient = Recursion.TreeValueGradient([2, 3, 4, 2, 4, 2, 4], 0);
        Assert.Equal([30, 12, 6, 9, 4.5, 6, 3], gradient);
    }

    [Fact]
    public void A_generic_method_has_a_generic_derivative()
    {
        Assert.Equal(6.0, GenericCallees.SquareGradient(3.0));
        Assert.Equal(6f, GenericCallees.SquareGradient(3f));
        Assert.Equal(27, GenericMethods.SquareOfDoubleGradient(3));
        var y = 1 / (1 + Math.Exp(-0.5));
        Close(y * (1 - y), GenericCallees.LogisticGradient(0.5));
    }

    [Fact]
    public void A_virtual_call_is_differentiated_as_what_it_calls()
    {
        // (t²/2 + 1)·t, and the base's weight times the value where it is not overridden.
        Assert.Equal(1.5 * 4 + 1, VirtualCalls.AbstractMethodGradient(2, 0));
        Assert.Equal((3 * 2, 3), VirtualCalls.VirtualMethodGradient(2, 3, 0));

        // y + y³/4 at y = x², and tanh(2y).
        Assert.Equal((1 + 0.75 * 16) * 4, VirtualCalls.InterfaceMethodGradient(2, 0));
        var tangent = Math.Tanh(2 * 0.25);
        Close((1 - tangent * tangent) * 2, VirtualCalls.InterfaceMethodGradient(0.5, 1));
    }

    [Fact]
    public void A_network_of_any_depth_has_the_gradient_of_its_layers()
    {
        Matrix<double> first = new(2, 2, [1, -0.5, 0.25, 2]), second = new(2, 1, [0.5, -1]);
        Matrix<double> firstBias = new(1, 2, [0.1, -0.2]), secondBias = new(1, 1, [0.3]);
        Matrix<double> x = new(2, 2, [0.5, 1, -1, 0.25]), targets = new(2, 1, [1, 0]);
        var network = new DeepNetwork([first, second], [firstBias, secondBias]) { Name = "two layers" };
        var gradient = DeepNetworkMethods.LossGradient(network, x, targets);

        var hidden = Matrix.Tanh((x * first).AddRow(firstBias));
        var error = (hidden * second).AddRow(secondBias) - targets;
        var hiddenError = Matrix.Multiply(error, second, transposeRight: true).PointwiseMultiply(1.0 - hidden.PointwiseMultiply(hidden));
        Close(Matrix.Multiply(x, hiddenError, transposeLeft: true), gradient.Weights[0]);
        Close(Matrix.Multiply(hidden, error, transposeLeft: true), gradient.Weights[1]);
        Close(hiddenError.ColumnSums(), gradient.Biases[0]);
        Close(error.ColumnSums(), gradient.Biases[1]);
        Assert.Equal("two layers", gradient.Name);
    }

    [Fact]
    public void A_product_in_loops_has_the_gradient_of_the_product()
    {
        Matrix<double> a = new(2, 3, [1, 2, 3, 4, 5, 6]), b = new(3, 2, [1, 0, 2, -1, 0, 3]), upstream = new(2, 2, [1, -2, 0.5, 3]);
        var (byA, byB) = MatrixElements.ProductBackward(a, b, upstream);
        Close(Matrix.Multiply(upstream, b, transposeRight: true), byA);
        Close(Matrix.Multiply(a, upstream, transposeLeft: true), byB);
    }

    [Fact]
    public void Weights_in_a_matrix_are_differentiated_as_in_an_array() =>
        Close(
            LinearSystems.LogDeterminantGradient(Symmetric, 0).a,
            MatrixElements.LogDeterminantGradient(new Matrix<double>(3, 3, Symmetric), 0).AsSpan().ToArray());

    private static void Close(Matrix<double> expected, Matrix<double> actual)
    {
        Assert.Equal((expected.RowCount, expected.ColumnCount), (actual.RowCount, actual.ColumnCount));
        Close(expected.AsSpan().ToArray(), actual.AsSpan().ToArray());
    }
}
