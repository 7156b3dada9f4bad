using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>Gradients of weights whose number of leaves depends on the value, against differences.</summary>
public class NetworksOfAnyDepthTests
{
    private readonly Random _random = new(3);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_layer_of_a_network_gets_its_gradient(int depth)
    {
        var (network, x) = (Network(depth), Numbers(2, 3));
        var (gradient, ofInput) = NetworksOfAnyDepth.OutputGradient(network, x);
        AssertGradient(network, weights => NetworksOfAnyDepth.Output(weights, x), gradient);

        var (buffer, inputBuffer, workspace) = (network.ZeroLike(), Numbers(2, 3), new Workspace());
        Parameters.CopyFrom(ref buffer, Enumerable.Repeat(double.NaN, Parameters.Count(ref buffer)).ToArray());
        NetworksOfAnyDepth.OutputGradientInto(network, x, buffer, inputBuffer, workspace);
        Assert.Equal(Flat(gradient), Flat(buffer));
        Assert.Equal(ofInput.AsSpan().ToArray(), inputBuffer.AsSpan().ToArray());
        NetworksOfAnyDepth.OutputBackwardAddTo(network, x, 1, buffer, inputBuffer, workspace);
        Assert.Equal(Flat(gradient).Select(number => 2 * number), Flat(buffer));
    }

    [Fact]
    public void A_buffer_of_another_depth_or_with_layers_of_the_network_is_refused()
    {
        var (network, x) = (Network(3), Numbers(2, 3));
        var depth = Assert.Throws<ArgumentException>(() => NetworksOfAnyDepth.OutputGradientInto(network, x, Network(2), Numbers(2, 3), new Workspace()));
        Assert.Contains("7 leaves", depth.Message, StringComparison.Ordinal);
        var shared = Assert.Throws<ArgumentException>(() => NetworksOfAnyDepth.OutputGradientInto(network, x, network with { Gain = 0 }, Numbers(2, 3), new Workspace()));
        Assert.Contains("'network.Weights[0]'", shared.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_rectangles_and_lists_get_their_gradient()
    {
        var tables = new NumberTables(0.7, [Row(2), Row(3)], new[,] { { 1, 2 }, { 3, 0.5 } }, new double[,,] { { { 1, 2 }, { 3, 4 } } }, [Numbers(2, 2), Numbers(1, 3)], 0.3);
        Assert.Equal("Gain,Rows[0],Rows[1],Grid,Cube,Matrices[0],Matrices[1],Last", Names(tables));
        var gradient = NetworksOfAnyDepth.OfTablesGradient(tables, 1.3).tables;
        AssertGradient(tables, weights => NetworksOfAnyDepth.OfTables(weights, 1.3), gradient);
        var buffer = tables.ZeroLike();
        NetworksOfAnyDepth.OfTablesGradientInto(tables, 1.3, buffer, out _);
        Assert.Equal(Flat(gradient), Flat(buffer));
    }

    [Fact]
    public void Elements_that_are_weights_get_their_gradient()
    {
        var cells = new WeightedCells([new WeightedCell { Scale = 2, Values = Row(2), Matrix = Numbers(1, 2) }, new WeightedCell { Scale = 0.3, Values = Row(3), Matrix = Numbers(2, 2) }], 0.4);
        Assert.Equal("Items[0].Scale,Items[0].Values,Items[0].Matrix,Items[1].Scale,Items[1].Values,Items[1].Matrix,Offset", Names(cells));
        var gradient = NetworksOfAnyDepth.OfCellsGradient(cells, 1.2).cells;
        AssertGradient(cells, weights => NetworksOfAnyDepth.OfCells(weights, 1.2), gradient);
        var buffer = cells.ZeroLike();
        NetworksOfAnyDepth.OfCellsGradientInto(cells, 1.2, buffer, out _);
        Assert.Equal(Flat(gradient), Flat(buffer));
        Assert.Throws<ArgumentOutOfRangeException>(() => cells.LeafName(7));
        Assert.Throws<ArgumentOutOfRangeException>(() => cells.LeafName(-1));
    }

    [Fact]
    public void Results_that_are_overwritten_keep_their_derivatives()
    {
        var a = Numbers(2, 2);
        var gradient = NetworksOfAnyDepth.OverwrittenResultsGradient(a, 0.7).a;
        AssertClose(Differences(a.AsSpan().ToArray(), numbers => NetworksOfAnyDepth.OverwrittenResults(new Matrix<double>(2, 2, numbers), 0.7)), gradient.AsSpan().ToArray());
    }

    [Fact]
    public void The_adjoint_of_a_written_matrix_comes_in_and_goes_out()
    {
        var (matrix, adjoint) = (Numbers(2, 3), Numbers(2, 3));
        var upstream = adjoint.Clone();
        var expected = Differences(matrix.AsSpan().ToArray(), numbers =>
        {
            var scaled = new Matrix<double>(2, 3, numbers);
            NetworksOfAnyDepth.ScaleInPlace(scaled, 1.3);
            return Matrix.Dot(scaled, upstream);
        });
        NetworksOfAnyDepth.ScaleInPlaceBackward(matrix, 1.3, adjoint);
        AssertClose(expected, adjoint.AsSpan().ToArray());
    }

    private LayeredNetwork Network(int depth) => new(
        [.. Enumerable.Range(0, depth).Select(layer => Numbers(layer == 0 ? 3 : 4, 4))],
        [.. Enumerable.Range(0, depth).Select(_ => Numbers(1, 4))],
        1.5);

    private Matrix<double> Numbers(int rows, int columns) => new(rows, columns, Row(rows * columns));

    private double[] Row(int count) => [.. Enumerable.Range(0, count).Select(_ => _random.NextDouble() - 0.4)];

    private static string Names<T>(T weights)
        where T : class, IParameters<T> => string.Join(",", Enumerable.Range(0, weights.LeafCount).Select(weights.LeafName));

    private static double[] Flat<T>(T weights)
        where T : class, IParameters<T>
    {
        var flat = new double[Parameters.Count(ref weights)];
        Parameters.CopyTo(ref weights, flat);
        return flat;
    }

    private static void AssertGradient<T>(T weights, Func<T, double> function, T gradient)
        where T : class, IParameters<T>
    {
        var copy = weights.ZeroLike();
        AssertClose(
            Differences(Flat(weights), numbers =>
            {
                Parameters.CopyFrom(ref copy, numbers);
                return function(copy);
            }),
            Flat(gradient));
    }

    /// <summary>Central differences with one step of Richardson's extrapolation.</summary>
    private static double[] Differences(double[] numbers, Func<double[], double> function) => [.. numbers.Select((_, index) =>
    {
        double Difference(double step) => (At(step) - At(-step)) / (2 * step);

        double At(double step)
        {
            var moved = (double[])numbers.Clone();
            moved[index] += step;
            return function(moved);
        }

        return (4 * Difference(5e-4) - Difference(1e-3)) / 3;
    })];

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.Contains(actual, number => number != 0);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-9 * (1 + Math.Abs(expected[i])));
    }
}
