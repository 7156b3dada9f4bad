using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Tests;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Sparse Jacobians of functions whose rounds are dense blocks, and of functions that only look so, against dense ones.</summary>
public class BlockJacobianTests
{
    private delegate (SparsityPattern Pattern, SparseMatrix<double> Sparse, Matrix<double> Dense) Derivative(Func<int, double[]> numbers);

    private static readonly int[] Camera = [1, 0, 1, 1, 0], Point = [2, 0, 1, 2, 0], From = [0, 2, 2, 4, 4, 1], To = [1, 1, 3, 4, 0, 0];

    private static readonly Dictionary<string, Derivative> Cases = new()
    {
        ["Observations"] = n =>
        {
            var (cameras, points, weights, residuals) = (n(6), n(6), n(5), n(17));
            return (
                BlockFunctions.ObservationsJacobianPattern(cameras, points, weights, Camera, Point, residuals),
                BlockFunctions.ObservationsSparseJacobian(cameras, points, weights, Camera, Point, [.. residuals]),
                BlockFunctions.ObservationsJacobian(cameras, points, weights, Camera, Point, [.. residuals]));
        },
        ["Elements"] = n => { var (x, k) = (n(5), n(1)[0]); return (BlockFunctions.ElementsJacobianPattern(x, k, From, To), BlockFunctions.ElementsSparseJacobian(x, k, From, To), BlockFunctions.ElementsJacobian(x, k, From, To)); },
        ["Overwritten"] = n => { var x = n(6); int[] place = [0, 1, 0, 3, 1, 1]; return (BlockFunctions.OverwrittenJacobianPattern(x, place), BlockFunctions.OverwrittenSparseJacobian(x, place), BlockFunctions.OverwrittenJacobian(x, place)); },
        ["Mixed"] = n => { var x = n(5); int[] kind = [1, 2, 1, 0, 3]; return (BlockFunctions.MixedJacobianPattern(x, kind), BlockFunctions.MixedSparseJacobian(x, kind), BlockFunctions.MixedJacobian(x, kind)); },
        ["Partly"] = n =>
        {
            var (scale, table, values, shift) = (n(1)[0], new double[2, 3], n(8), n(3));
            n(6).CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref table[0, 0], 6));
            return (
                BlockFunctions.PartlyJacobianPattern(scale, table, values, shift),
                BlockFunctions.PartlySparseJacobian(scale, table, [.. values], shift),
                BlockFunctions.PartlyJacobian(scale, table, [.. values], shift));
        },
        ["Own"] = n => { var (a, b) = (n(4).Select(number => number * number + 0.1).ToArray(), n(4)); return (BlockFunctions.OwnJacobianPattern(a, b), BlockFunctions.OwnSparseJacobian(a, b), BlockFunctions.OwnJacobian(a, b)); },
        ["Skipped"] = n => { var (x, y) = (n(6), n(6)); return (BlockFunctions.SkippedJacobianPattern(x, y), BlockFunctions.SkippedSparseJacobian(x, y), BlockFunctions.SkippedJacobian(x, y)); },
        ["Carried"] = n => { var x = n(4); return (BlockFunctions.CarriedJacobianPattern(x), BlockFunctions.CarriedSparseJacobian(x), BlockFunctions.CarriedJacobian(x)); },
        ["Chained"] = n => { var x = n(4); return (BlockFunctions.ChainedJacobianPattern(x), BlockFunctions.ChainedSparseJacobian(x), BlockFunctions.ChainedJacobian(x)); },
        ["InPlace"] = n => { var x = n(5); return (BlockFunctions.InPlaceJacobianPattern(x), BlockFunctions.InPlaceSparseJacobian([.. x]), BlockFunctions.InPlaceJacobian([.. x])); },
        ["Arms"] = n => { var x = n(5); int[] kind = [0, 1, 0, 1, 1]; return (BlockFunctions.ArmsJacobianPattern(x, kind), BlockFunctions.ArmsSparseJacobian(x, kind), BlockFunctions.ArmsJacobian(x, kind)); },
        ["Whole"] = n => { var x = n(4); return (BlockFunctions.WholeJacobianPattern(x), BlockFunctions.WholeSparseJacobian(x), BlockFunctions.WholeJacobian(x)); },
        ["Placed"] = n =>
        {
            var (x, place) = (n(4), n(4).Select(number => Math.Floor(Math.Abs(number) * 0.999)).ToArray());
            return (BlockFunctions.PlacedJacobianPattern(x, place), BlockFunctions.PlacedSparseJacobian(x, place), BlockFunctions.PlacedJacobian(x, place));
        },
        ["Doubled"] = n => { var x = n(4); return (BlockFunctions.DoubledJacobianPattern(x), BlockFunctions.DoubledSparseJacobian(x), BlockFunctions.DoubledJacobian(x)); },
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    /// <summary>Reverse mode rounds otherwise than the forward mode of the dense matrix.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Values_are_those_of_the_dense_matrix(string name)
    {
        foreach (var (_, sparse, dense) in Points(name))
        {
            Assert.Equal((dense.RowCount, dense.ColumnCount), (sparse.RowCount, sparse.ColumnCount));
            for (var row = 0; row < dense.RowCount; row++)
            {
                for (var column = 0; column < dense.ColumnCount; column++)
                    Assert.True(Math.Abs(dense[row, column] - sparse[row, column]) <= 1e-13 * (1 + Math.Abs(dense[row, column])), $"{name}[{row}, {column}] is {dense[row, column]} in the dense matrix and {sparse[row, column]} in the sparse one");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_entry_of_the_pattern_is_other_than_zero_somewhere(string name)
    {
        var points = Points(name).ToList();
        Assert.All(points, point => Assert.Equal(points[0].Pattern, point.Pattern));
        for (var row = 0; row < points[0].Pattern.RowCount; row++)
        {
            foreach (var column in points[0].Pattern.ColumnsOf(row))
                Assert.True(points.Exists(point => point.Dense[row, column] != 0), $"{name}[{row}, {column}] is always zero");
        }
    }

    /// <summary>The pattern needs no end of a loop that gives one number.</summary>
    [Fact]
    public void A_loop_of_the_round_may_end_whenever_it_does()
    {
        double[] a = [0.5, 3, -20];
        Assert.Equal(new SparsityPattern(3, 3, [0, 1, 2, 3], [0, 1, 2]), BlockFunctions.HalvedJacobianPattern(a));
        Assert.Equal(BlockFunctions.HalvedJacobian(a).AsSpan().ToArray(), BlockFunctions.HalvedSparseJacobian(a).ToMatrix().AsSpan().ToArray());
    }

    [Fact]
    public void Arrays_of_single_precision_and_rounds_that_are_not_run()
    {
        float[] x = [2, 3, 5];
        Assert.Equal(new SparsityPattern(7, 4, [0, 2, 4, 4, 4, 6, 8, 8], [0, 3, 1, 3, 0, 3, 1, 3]), BlockFunctions.PairsJacobianPattern(x, 7, 2));
        Assert.Equal(BlockFunctions.PairsJacobian(x, 7, 2).AsSpan().ToArray(), BlockFunctions.PairsSparseJacobian(x, 7, 2).ToMatrix().AsSpan().ToArray());
    }

    [Fact]
    public void A_method_without_rounds_has_rows_without_entries()
    {
        Assert.Equal(new SparsityPattern(0, 1, [0], []), BlockFunctions.ElementsJacobianPattern([], 2, [], []));
        Assert.Equal(2, BlockFunctions.ElementsSparseJacobian([1, 2], 2, [], []).RowCount);
        Assert.Equal(1, BlockFunctions.PartlySparseJacobian(2, new double[0, 3], [5.0], [1, 1, 1])[0, 1]);
    }

    [Fact]
    public void What_a_method_writes_is_there_afterwards()
    {
        double[] cameras = [1, 2, 3, 4, 5, 6], points = [1.5, 2, 3, 4, 5, 6], weights = [1, 2, 3, 4, 5], expected = new double[15], residuals = new double[15];
        BlockFunctions.Observations(cameras, points, weights, Camera, Point, expected);
        _ = BlockFunctions.ObservationsJacobianPattern(cameras, points, weights, Camera, Point, residuals);
        Assert.Equal(new double[15], residuals);
        _ = BlockFunctions.ObservationsSparseJacobian(cameras, points, weights, Camera, Point, residuals);
        Assert.Equal(expected, residuals);
    }

    [Fact]
    public void A_matrix_is_filled_again_without_allocation()
    {
        double[] cameras = [1, 2, 3, 4, 5, 6], points = [1.5, 2, 3, 4, 5, 6], weights = [1, 2, 3, 4, 5], residuals = new double[15];
        var jacobian = BlockFunctions.ObservationsSparseJacobian(cameras, points, weights, Camera, Point, residuals);
        var values = jacobian.Values.ToArray();
        jacobian.Values.Fill(double.NaN);
        Assert.Equal(0, Allocation.OfSteadyState(() => BlockFunctions.ObservationsSparseJacobianInto(cameras, points, weights, Camera, Point, residuals, jacobian)));
        Assert.Equal(values, jacobian.Values.ToArray());
    }

    [Fact]
    public void A_matrix_that_does_not_fit_is_named()
    {
        double[] x = [1, 2, 3, 4, 5];
        Assert.Throws<ArgumentNullException>("jacobian", () => BlockFunctions.ElementsSparseJacobianInto(x, 2, From, To, null!));
        Assert.Throws<ArgumentException>("jacobian", () => BlockFunctions.ElementsSparseJacobianInto(x, 2, From, To, Empty(5, 5)));
        Assert.Throws<ArgumentException>("jacobian", () => BlockFunctions.ElementsSparseJacobianInto(x, 2, From, To, Empty(4, 6)));
        Assert.Throws<ArgumentException>("jacobian", () => BlockFunctions.ElementsSparseJacobianInto(x, 2, From, To, Empty(6, 6)));
    }

    /// <summary>What was made for other integers lacks an entry, which no value of a later round takes the place of.</summary>
    [Fact]
    public void A_pattern_that_lacks_an_entry_is_an_error()
    {
        double[] x = [1, 2, 3, 4, 5, 6];
        var jacobian = BlockFunctions.OverwrittenSparseJacobian(x, [0, 1, 2, 3, 3, 3]);
        BlockFunctions.OverwrittenSparseJacobianInto(x, [3, 1, 2, 0, 0, 3], new SparseMatrix<double>(BlockFunctions.OverwrittenJacobianPattern(x, [3, 1, 2, 0, 0, 3])));
        Assert.Throws<ArgumentException>("jacobian", () => BlockFunctions.OverwrittenSparseJacobianInto(x, [3, 1, 2, 0, 0, 3], jacobian));
    }

    /// <summary>A matrix with more entries than the pattern needs gets zeros there.</summary>
    [Fact]
    public void Entries_that_the_pattern_lacks_are_zero()
    {
        double[] x = [1, 2, 3, 4, 5];
        var all = new SparseMatrix<double>(new SparsityPattern(5, 6, [0, 6, 12, 18, 24, 30], [.. Enumerable.Range(0, 30).Select(entry => entry % 6)]));
        all.Values.Fill(double.NaN);
        BlockFunctions.ElementsSparseJacobianInto(x, 2, From, To, all);
        var dense = BlockFunctions.ElementsJacobian(x, 2, From, To).AsSpan().ToArray();
        Assert.All(all.Values.ToArray().Zip(dense), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        Assert.All(Enumerable.Range(0, 30).Where(entry => dense[entry] == 0), entry => Assert.Equal(0, all.Values[entry]));
    }

    [Fact]
    public void Storage_that_overlaps_what_is_written_is_named()
    {
        var values = new double[20];
        Assert.Throws<ArgumentException>(() => BlockFunctions.ObservationsSparseJacobianInto(values.AsSpan(0, 6), values.AsSpan(6, 6), values.AsSpan(12, 3), Camera, Point, values.AsSpan(11, 9), Empty(9, 24)));
    }

    private static SparseMatrix<double> Empty(int rows, int columns) => new(new SparsityPattern(rows, columns, (ReadOnlySpan<int>)new int[rows + 1], []));

    private static IEnumerable<(SparsityPattern Pattern, SparseMatrix<double> Sparse, Matrix<double> Dense)> Points(string name)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new System.Random(7919 * seed);
            yield return Cases[name](count => [.. Enumerable.Range(0, count).Select(_ => 8 * random.NextDouble() - 4)]);
        }
    }
}
