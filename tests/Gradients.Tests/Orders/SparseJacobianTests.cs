using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.Tests;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Sparse Jacobians against the dense ones, at several points for each pattern.</summary>
public class SparseJacobianTests
{
    private delegate (SparsityPattern Pattern, SparseMatrix<double> Sparse, Matrix<double> Dense) Derivative(Func<int, double[]> numbers);

    private static readonly int[] From = [0, 2, 2, 4, 4, 1], To = [1, 1, 3, 4, 0, 0];

    private static readonly Dictionary<string, (Derivative Derivative, int MostColors)> Cases = new()
    {
        ["Heat"] = (n =>
        {
            var (u, next) = (n(9), n(9));
            return (SparseFunctions.HeatJacobianPattern(u, next, 0.1), SparseFunctions.HeatSparseJacobian(u, next, 0.1), SparseFunctions.HeatJacobian(u, next, 0.1));
        }, 3),
        ["Reaction"] = (n => { var u = n(20); return (SparseFunctions.ReactionJacobianPattern(u, 5), SparseFunctions.ReactionSparseJacobian(u, 5), SparseFunctions.ReactionJacobian(u, 5)); }, 7),
        ["Upwind"] = (n => { var (u, speed) = (n(8), n(8)); return (SparseFunctions.UpwindJacobianPattern(u, speed), SparseFunctions.UpwindSparseJacobian(u, speed), SparseFunctions.UpwindJacobian(u, speed)); }, 7),
        ["Edges"] = (n => { var u = n(5); return (SparseFunctions.EdgesJacobianPattern(u, From, To), SparseFunctions.EdgesSparseJacobian(u, From, To), SparseFunctions.EdgesJacobian(u, From, To)); }, 4),
        ["RunningProducts"] = (n =>
        {
            var values = n(8);
            return (SparseFunctions.RunningProductsJacobianPattern(values, 2), SparseFunctions.RunningProductsSparseJacobian([.. values], 2), SparseFunctions.RunningProductsJacobian([.. values], 2));
        }, 3),
        ["FirstAbove"] = (n => { var (x, y) = (n(6), n(6)); return (SparseFunctions.FirstAboveJacobianPattern(x, y, 1), SparseFunctions.FirstAboveSparseJacobian(x, y, 1), SparseFunctions.FirstAboveJacobian(x, y, 1)); }, 2),
        ["Ways"] = (n => { var x = n(7); return (SparseFunctions.WaysJacobianPattern(x), SparseFunctions.WaysSparseJacobian(x), SparseFunctions.WaysJacobian(x)); }, 7),
        ["Roots"] = (n => { var a = n(6).Select(number => number * number + 0.1).ToArray(); return (SparseFunctions.RootsJacobianPattern(a), SparseFunctions.RootsSparseJacobian(a), SparseFunctions.RootsJacobian(a)); }, 1),
        ["Tables"] = (n => { var (table, x) = (n(5), n(6)); return (SparseFunctions.TablesJacobianPattern(table, x), SparseFunctions.TablesSparseJacobian(table, x), SparseFunctions.TablesJacobian(table, x)); }, 6),
        ["Bins"] = (n =>
        {
            var (weight, place) = (n(5), n(5).Select(number => Math.Abs(Math.Floor(number))).ToArray());
            return (SparseFunctions.BinsJacobianPattern(weight, place, 4), SparseFunctions.BinsSparseJacobian(weight, place, 4), SparseFunctions.BinsJacobian(weight, place, 4));
        }, 5),
        ["Rows"] = (n =>
        {
            var a = new double[3, 4];
            n(12).CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref a[0, 0], 12));
            var x = n(4);
            return (SparseFunctions.RowsJacobianPattern(a, x), SparseFunctions.RowsSparseJacobian(a, x), SparseFunctions.RowsJacobian(a, x));
        }, 8),
        ["Windows"] = (n => { var x = n(6); return (SparseFunctions.WindowsJacobianPattern(x, 2), SparseFunctions.WindowsSparseJacobian(x, 2), SparseFunctions.WindowsJacobian(x, 2)); }, 7),
        ["Packed"] = (n => { var x = n(7); int[] kind = [0, 1, 1, 0, 1, -1, 1]; return (SparseFunctions.PackedJacobianPattern(x, kind), SparseFunctions.PackedSparseJacobian(x, kind), SparseFunctions.PackedJacobian(x, kind)); }, 2),
        ["Counted"] = (n => { var x = n(7); return (SparseFunctions.CountedJacobianPattern(x), SparseFunctions.CountedSparseJacobian(x), SparseFunctions.CountedJacobian(x)); }, 1),
        ["Extremes"] = (n => { var x = n(3); return (SparseFunctions.ExtremesJacobianPattern(x[0], x[1], x[2]), SparseFunctions.ExtremesSparseJacobian(x[0], x[1], x[2]), SparseFunctions.ExtremesJacobian(x[0], x[1], x[2])); }, 3),
        ["Calls"] = (n => { var x = n(6); return (SparseFunctions.CallsJacobianPattern(x, 3), SparseFunctions.CallsSparseJacobian(x, 3), SparseFunctions.CallsJacobian(x, 3)); }, 2),
        ["Exchanged"] = (n => { var x = n(7); return (SparseFunctions.ExchangedJacobianPattern(x, 2), SparseFunctions.ExchangedSparseJacobian(x, 2), SparseFunctions.ExchangedJacobian(x, 2)); }, 5),
        ["Kept"] = (n =>
        {
            var values = n(3);
            var table = new double[2, 3];
            n(6).CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref table[0, 0], 6));
            return (
                SparseFunctions.KeptJacobianPattern(values, table),
                SparseFunctions.KeptSparseJacobian(values.ToArray(), (double[,])table.Clone()),
                SparseFunctions.KeptJacobian(values.ToArray(), (double[,])table.Clone()));
        }, 4),
        ["Spaced"] = (n => { var x = n(9); return (SparseFunctions.SpacedJacobianPattern(x, 10), SparseFunctions.SpacedSparseJacobian(x, 10), SparseFunctions.SpacedJacobian(x, 10)); }, 1),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

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
                    Assert.True(dense[row, column] == sparse[row, column], $"{name}[{row}, {column}] is {dense[row, column]} in the dense matrix and {sparse[row, column]} in the sparse one");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_pattern_does_not_depend_on_real_numbers(string name)
    {
        var patterns = Points(name).Select(point => point.Pattern).ToList();
        Assert.All(patterns, pattern => Assert.Equal(patterns[0], pattern));
        Assert.All(Points(name), point => Assert.Equal(patterns[0], point.Sparse.Pattern));
    }

    /// <summary>Every entry is other than zero at some point, unless the pattern cannot know better.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_pattern_has_no_entry_too_many(string name)
    {
        var points = Points(name).ToList();
        var pattern = points[0].Pattern;
        for (var row = 0; row < pattern.RowCount; row++)
        {
            foreach (var column in pattern.ColumnsOf(row))
                Assert.True(points.Exists(point => point.Dense[row, column] != 0), $"{name}[{row}, {column}] is always zero");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void There_are_as_many_sweeps_as_colours(string name) =>
        Assert.InRange(Points(name).First().Pattern.ColumnColoring.ColorCount, 1, Cases[name].MostColors);

    private static IEnumerable<(SparsityPattern Pattern, SparseMatrix<double> Sparse, Matrix<double> Dense)> Points(string name)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new System.Random(7919 * seed);
            yield return Cases[name].Derivative(count => [.. Enumerable.Range(0, count).Select(_ => 8 * random.NextDouble() - 4)]);
        }
    }

    /// <summary>Two rows, of the result and of what is left in the reference; the number that is left is single.</summary>
    [Fact]
    public void Numbers_of_single_precision_and_references()
    {
        float[] x = [0.5f, -2, 3];
        var state = 7f;
        Assert.Equal(new SparsityPattern(2, 4, [0, 3, 5], [0, 2, 3, 0, 3]), SparseFunctions.ChoicesJacobianPattern(x, ref state, 0), Text);
        Assert.Equal(7, state);
        var sparse = SparseFunctions.ChoicesSparseJacobian(x, ref state, 0);
        Assert.Equal(3.5f, state);
        Assert.Equal([0, 0, 6, 0, 7, 0, 0, 0.5f], sparse.ToMatrix().AsSpan().ToArray());
        Assert.Equal(new SparsityPattern(2, 4, [0, 2, 3], [1, 2, 1]), SparseFunctions.ChoicesJacobianPattern(x, ref state, 1), Text);
    }

    [Fact]
    public void Storage_without_elements_has_an_empty_pattern()
    {
        Assert.Equal(new SparsityPattern(0, 0, [0], []), SparseFunctions.EdgesJacobianPattern([], [], []));
        Assert.Equal((0, 0), (SparseFunctions.EdgesSparseJacobian([], [], []).RowCount, SparseFunctions.EdgesSparseJacobian([], [], []).ColumnCount));
        Assert.Equal(new SparsityPattern(0, 3, [0], []), SparseFunctions.TablesJacobianPattern([1, 2, 3], []));
    }

    [Fact]
    public void What_is_never_reached_throws_nothing()
    {
        double[] x = [1, 2, 3];
        Assert.Equal((3, 3), (SparseFunctions.GuardedJacobianPattern(x, [7, -1], 0).RowCount, SparseFunctions.GuardedSparseJacobian(x, [7, -1], 0).ColumnCount));
        Assert.Equal(SparseFunctions.GuardedJacobian(x, [7, -1], 0).AsSpan().ToArray(), SparseFunctions.GuardedSparseJacobian(x, [7, -1], 0).ToMatrix().AsSpan().ToArray());
    }

    /// <summary>The pattern reads no real numbers and writes nothing of the caller's; a sparse Jacobian leaves what the method does.</summary>
    [Fact]
    public void What_a_method_writes_is_there_afterwards()
    {
        double[] values = [2, 3, 5, 7], again = [2, 3, 5, 7];
        _ = SparseFunctions.RunningProductsJacobianPattern(values, 1);
        Assert.Equal([2, 3, 5, 7], values);
        SparseFunctions.RunningProducts(again, 1);
        _ = SparseFunctions.RunningProductsSparseJacobian(values, 1);
        Assert.Equal(again, values);
    }

    [Fact]
    public void A_matrix_that_does_not_fit_is_named()
    {
        double[] u = [1, 2, 3, 4], next = new double[4];
        var jacobian = new SparseMatrix<double>(SparseFunctions.HeatJacobianPattern(u, next, 0.1));
        Assert.Throws<ArgumentException>("jacobian", () => SparseFunctions.HeatSparseJacobianInto(u.AsSpan(1), next, 0.1, jacobian));
        Assert.Throws<ArgumentNullException>("jacobian", () => SparseFunctions.HeatSparseJacobianInto(u, next, 0.1, null!));
        Assert.Throws<ArgumentException>("jacobian", () => SparseFunctions.EdgesSparseJacobianInto([.. u, 5], From, To, new SparseMatrix<double>(new SparsityPattern(1, 5, [0, 1], [2]))));
        Assert.Throws<ArgumentNullException>("u", () => SparseFunctions.ReactionJacobianPattern(null!, 1));
    }

    [Fact]
    public void A_matrix_is_filled_again_without_allocation()
    {
        double[] u = [1, 2, 3, 4, 5, 6], next = new double[6];
        var jacobian = new SparseMatrix<double>(SparseFunctions.HeatJacobianPattern(u, next, 0.1));
        Assert.Equal(0, Allocation.OfSteadyState(() => SparseFunctions.HeatSparseJacobianInto(u, next, 0.1, jacobian)));
        Assert.Equal(1 - 2 * 0.1, jacobian[3, 3]);
    }

    [Fact]
    public void Colours_are_computed_again_without_allocation()
    {
        double[] values = [1, 2, 3, 4, 5, 6];
        var jacobian = new SparseMatrix<double>(SparseFunctions.RunningProductsJacobianPattern(values, 1));
        Assert.Equal(0, Allocation.OfSteadyState(() => SparseFunctions.RunningProductsSparseJacobianInto(values, 1, jacobian)));
    }

    /// <summary>A pattern that was made by hand, or for other integers, is compared with the one of the arguments; where it lacks nothing it serves.</summary>
    [Fact]
    public void A_pattern_that_lacks_an_entry_is_an_error()
    {
        double[] x = [1, 2, 3, 4, 5, 6];
        var whole = new SparsityPattern(6, 7, [0, 3, 6, 9, 12, 15, 18], [.. Enumerable.Range(0, 6).SelectMany(row => new[] { Math.Max(0, row - 1), Math.Max(1, row), 6 })]);
        var jacobian = new SparseMatrix<double>(whole);
        SparseFunctions.RunningProductsSparseJacobianInto([.. x], 2, jacobian);
        Assert.Equal(SparseFunctions.RunningProductsJacobian([.. x], 2).AsSpan().ToArray(), jacobian.ToMatrix().AsSpan().ToArray());

        // The entry that is missing has the colour of another one in its row.
        var lacking = new SparseMatrix<double>(new SparsityPattern(6, 7, [0, 0, 3, 4, 4, 5, 7], [0, 1, 6, 2, 4, 4, 5]));
        Assert.Throws<ArgumentException>("jacobian", () => SparseFunctions.RunningProductsSparseJacobianInto([.. x], 2, lacking));

        double[] u = [.. Enumerable.Range(1, 12)];
        var narrow = SparseFunctions.ReactionSparseJacobian(u, 3);
        SparseFunctions.ReactionSparseJacobianInto([.. u.Reverse()], 3, narrow);
        Assert.Throws<ArgumentException>("jacobian", () => SparseFunctions.ReactionSparseJacobianInto(u, 4, narrow));
    }

    [Fact]
    public void Storage_that_overlaps_what_is_written_is_named()
    {
        var values = new double[8];
        Assert.Throws<ArgumentException>(() => SparseFunctions.HeatJacobian(values.AsSpan(0, 5), values.AsSpan(3, 5), 0.1));
        Assert.Throws<ArgumentException>(() => SparseFunctions.HeatSparseJacobian(values.AsSpan(0, 5), values.AsSpan(3, 5), 0.1));
    }

    /// <summary>A matrix with more entries than the pattern needs gets zeros there.</summary>
    [Fact]
    public void Entries_that_the_pattern_lacks_are_zero()
    {
        double[] x = [0.5, 2, 3];
        var all = new SparseMatrix<double>(new SparsityPattern(3, 3, [0, 3, 6, 9], [0, 1, 2, 0, 1, 2, 0, 1, 2]));
        all.Values.Fill(double.NaN);
        SparseFunctions.CountedSparseJacobianInto(x, all);
        Assert.Equal(SparseFunctions.CountedJacobian(x).AsSpan().ToArray(), all.Values.ToArray());
    }

    private static bool Text(SparsityPattern left, SparsityPattern right) => left.Equals(right)
        ? true
        : throw new InvalidOperationException($"{string.Join(" ", left.RowStarts.ToArray())} | {string.Join(" ", left.Columns.ToArray())} and {string.Join(" ", right.RowStarts.ToArray())} | {string.Join(" ", right.Columns.ToArray())}");
}
