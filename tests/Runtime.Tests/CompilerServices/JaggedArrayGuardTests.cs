using SymbolicBackprop.CompilerServices;
using SymbolicBackprop.Tests.Training;

namespace SymbolicBackprop.Tests.CompilerServices;

public class JaggedArrayGuardTests
{
    [Fact]
    public void A_null_array_and_a_null_row_are_refused()
    {
        Assert.Throws<ArgumentNullException>("a", () => DerivativeGuard.RequireRows<double>(null!, "a"));
        var exception = Assert.Throws<ArgumentException>("a", () => DerivativeGuard.RequireRows<double>([[1], [], null!], "a"));
        Assert.StartsWith("'a[2]' is null", exception.Message, StringComparison.Ordinal);
        DerivativeGuard.RequireRows<double>([[1], []], "a");
        DerivativeGuard.RequireRows<double>([], "a");
    }

    [Fact]
    public void A_buffer_of_other_rows_is_refused_with_both_shapes()
    {
        double[][] parameter = [[1, 2], [3]];
        double[][] fitting = [[0, 0], [0]], fewer = [[0, 0]], longer = [[0, 0], [0, 0, 0]];
        DerivativeGuard.RequireSameShape(fitting, parameter, "aGradient", "a");
        var rows = Assert.Throws<ArgumentException>("aGradient", () => DerivativeGuard.RequireSameShape(fewer, parameter, "aGradient", "a"));
        Assert.StartsWith("'aGradient' has the shape [1][] and 'a' the shape [2][]", rows.Message, StringComparison.Ordinal);
        var lengths = Assert.Throws<ArgumentException>("aGradient", () => DerivativeGuard.RequireSameShape(longer, parameter, "aGradient", "a"));
        Assert.StartsWith("'aGradient[1]' has the shape [3] and 'a[1]' the shape [1]", lengths.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Rows_of_one_array_that_are_the_same_are_refused_wherever_they_are(int count)
    {
        var rows = Rows(count);
        DerivativeGuard.RequireRowsApart(rows, "a");
        for (var i = 0; i < count; i += Math.Max(1, count / 7))
        {
            for (var j = i + 1; j < count; j += Math.Max(1, count / 7))
            {
                var tied = (double[][])rows.Clone();
                tied[j] = tied[i];
                var exception = Assert.Throws<ArgumentException>("a", () => DerivativeGuard.RequireRowsApart(tied, "a"));
                Assert.StartsWith($"'a[{i}]' and 'a[{j}]' share storage", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void A_row_that_two_arrays_share_is_refused_wherever_it_is(int count)
    {
        var (left, right) = (Rows(count), Rows(2 * count));
        DerivativeGuard.RequireApart(left, right, "a", "b");
        DerivativeGuard.RequireApart(right, left, "b", "a");
        for (var i = 0; i < count; i += Math.Max(1, count / 7))
        {
            for (var j = 0; j < 2 * count; j += Math.Max(1, count / 7))
            {
                var tied = (double[][])right.Clone();
                tied[j] = left[i];
                var exception = Assert.Throws<ArgumentException>("a", () => DerivativeGuard.RequireApart(left, tied, "a", "b"));
                Assert.StartsWith($"'a[{i}]' and 'b[{j}]' share storage", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void An_array_shares_its_rows_with_itself()
    {
        var rows = Rows(2);
        var exception = Assert.Throws<ArgumentException>("a", () => DerivativeGuard.RequireApart(rows, rows, "a", "b"));
        Assert.Contains("'b[0]'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_elements_share_nothing()
    {
        double[] empty = [];
        double[][] rows = [empty, empty, [1]], others = [empty], none = [];
        DerivativeGuard.RequireRowsApart(rows, "a");
        DerivativeGuard.RequireApart(rows, others, "a", "b");
        DerivativeGuard.RequireApart<double>(rows, empty, "a", "b");
        DerivativeGuard.RequireApart(none, none, "a", "b");
    }

    [Fact]
    public void A_row_that_overlaps_a_span_is_refused_on_either_side()
    {
        var rows = Rows(3);
        var part = rows[1].AsMemory(1, 1);
        var left = Assert.Throws<ArgumentException>("a", () => DerivativeGuard.RequireApart<double>(rows, part.Span, "a", "b"));
        Assert.StartsWith("'a[1]' and 'b' share storage", left.Message, StringComparison.Ordinal);
        var right = Assert.Throws<ArgumentException>("b", () => DerivativeGuard.RequireApart<double>(part.Span, rows, "b", "a"));
        Assert.StartsWith("'b' and 'a[1]' share storage", right.Message, StringComparison.Ordinal);
        DerivativeGuard.RequireApart<double>(rows, new double[2], "a", "b");
        DerivativeGuard.RequireApart<double>(new double[2], rows, "b", "a");
    }

    [Fact]
    public void A_row_that_weights_hold_is_refused()
    {
        var weights = new Layer(2, 3);
        float[][] rows = [[1], weights.Bias];
        var exception = Assert.Throws<ArgumentException>("w", () => DerivativeGuard.RequireApart<Layer, float>(ref weights, rows, "w", "a"));
        Assert.StartsWith("'w.Bias' and 'a[1]' share storage", exception.Message, StringComparison.Ordinal);
        DerivativeGuard.RequireApart<Layer, float>(ref weights, [[1], [2]], "w", "a");
    }

    [Fact]
    public void The_steady_state_allocates_nothing()
    {
        var (left, right) = (Rows(100), Rows(100));
        Assert.Equal(0, Allocation.OfSteadyState(() =>
        {
            DerivativeGuard.RequireRows(left, "a");
            DerivativeGuard.RequireSameShape(left, right, "a", "b");
            DerivativeGuard.RequireRowsApart(left, "a");
            DerivativeGuard.RequireApart(left, right, "a", "b");
            DerivativeGuard.RequireApart<double>(left, right[0], "a", "b");
        }));
    }

    private static double[][] Rows(int count) => Enumerable.Range(0, count).Select(i => new double[] { i, i }).ToArray();
}
