using SymbolicBackprop.Gradients.Tests.Corpus;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>The contract of the generated methods, line by line, for statements: branches, loops, exits, overwritten values, written arguments.</summary>
public class StructureSemanticsTests
{
    private const int Million = 1_000_000;

    [Fact]
    public void All_uses_of_a_value_are_summed()
    {
        Assert.Equal((20, 36), StructureCases.FanOutValueAndGradient(2));
        Assert.Equal((27, 27), StructureCases.SameArgumentTwiceValueAndGradient(3));
    }

    [Fact]
    public void Overwritten_values_are_restored() => Assert.Equal((16, 32), StructureCases.SquaresValueAndGradient(2));

    [Fact]
    public void A_loop_sums_over_its_rounds()
    {
        Assert.Equal((45, 30), StructureCases.SumOfSquaresValueAndGradient(3, 5));
        Assert.Equal((8, 12), StructureCases.PowerValueAndGradient(2, 3));
    }

    [Fact]
    public void A_variable_that_is_overwritten_later_counts_with_its_old_value() => Assert.Equal((16, 24), StructureCases.OldValueKeptValueAndGradient(2));

    [Fact]
    public void A_branch_is_differentiated_as_it_is_taken()
    {
        Assert.Equal((12, 12), StructureCases.BranchOnSquareValueAndGradient(2));
        Assert.Equal((0.25, 1), StructureCases.BranchOnSquareValueAndGradient(0.5));
        Assert.Equal((1, 2), StructureCases.BranchOnSquareValueAndGradient(1));
    }

    [Fact]
    public void A_return_in_a_branch_ends_the_method()
    {
        Assert.Equal((2, (1, 0)), StructureCases.FirstOrSecondValueAndGradient(2, 3, true));
        Assert.Equal((3, (0, 1)), StructureCases.FirstOrSecondValueAndGradient(2, 3, false));
    }

    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(3, 54, 27)]
    [InlineData(10, -2 * 59049, -59049)]
    public void A_return_in_a_loop_ends_the_method(int stop, double value, double gradient) =>
        Assert.Equal((value, gradient), StructureCases.ReturnInLoopValueAndGradient(2, stop));

    [Theory]
    [InlineData(0, 3, 1)]
    [InlineData(2, 21, 13)]
    [InlineData(99, 93, 61)]
    public void A_break_ends_the_loop(int stop, double value, double gradient) => Assert.Equal((value, gradient), StructureCases.BreakValueAndGradient(3, stop));

    [Theory]
    [InlineData(0, 24, 26)]
    [InlineData(2, 8, 14)]
    [InlineData(9, 24, 50)]
    public void A_continue_ends_the_round(int skipped, double value, double gradient) =>
        Assert.Equal((value, gradient), StructureCases.ContinueValueAndGradient(1, skipped));

    [Theory]
    [InlineData(0, 9, 6)]
    [InlineData(4, 9 * 256, 6 * 256)]
    [InlineData(9, 9 * 262144, 6 * 262144)]
    public void A_flag_ends_both_loops(int stop, double value, double gradient) => Assert.Equal((value, gradient), StructureCases.ExitByFlagValueAndGradient(3, stop));

    [Fact]
    public void A_loop_without_rounds_contributes_nothing()
    {
        Assert.Equal((0, 0), StructureCases.SumOfSquaresValueAndGradient(3, 0));
        Assert.Equal((1, 0), StructureCases.PowerValueAndGradient(2, -1));
        Assert.Equal((7, 1), StructureCases.DoublingUntilValueAndGradient(7, 5));
    }

    [Fact]
    public void The_data_say_how_many_rounds_a_loop_has()
    {
        Assert.Equal((12, 4), StructureCases.DoublingUntilValueAndGradient(3, 10));
        Assert.Equal((16, 16), StructureCases.DoublingUntilValueAndGradient(1, 10));
    }

    [Fact]
    public void A_do_loop_has_a_first_round()
    {
        Assert.Equal((9, 6), StructureCases.DoOnceValueAndGradient(3, 0));
        Assert.Equal((81, 108), StructureCases.DoOnceValueAndGradient(3, 3));
    }

    [Fact]
    public void Loops_in_loops_start_afresh_in_each_round()
    {
        Assert.Equal((2 * 2 + 4 * 4, 4 + 16), StructureCases.NestedLoopsValueAndGradient(2, 2, 2));
        Assert.Equal((3, 0), StructureCases.NestedLoopsValueAndGradient(2, 3, 0));
        Assert.Equal((0, 0), StructureCases.NestedLoopsValueAndGradient(2, 0, 3));
    }

    [Fact]
    public void A_loop_variable_may_be_changed_in_the_body() => Assert.Equal((1 * 4 + 3 * 2 + 5, 2 * 2 + 3), StructureCases.LoopVariableChangedValueAndGradient(2, 5));

    [Fact]
    public void A_condition_with_a_side_effect_is_evaluated_once_in_each_round() => Assert.Equal((14 * 2 * 2, 14 * 2), StructureCases.ConditionWithSideEffectValueAndGradient(2));

    [Fact]
    public void Code_after_a_return_does_not_run() => Assert.Equal((4, -4), StructureCases.AfterReturnValueAndGradient(-2));

    [Fact]
    public void An_element_may_be_overwritten_by_a_function_of_itself()
    {
        double[] a = [2, 3, 4], adjoint = [1, 10, 100];
        StructureCases.SquareElementBackward(a, 1, adjoint);
        Assert.Equal([2, 9, 4], a);
        Assert.Equal([1, 60, 100], adjoint);
    }

    [Fact]
    public void An_element_may_be_added_to_itself()
    {
        double[] a = [2, 3, 4], adjoint = [1, 10, 100];
        StructureCases.AddElementBackward(a, 1, 1, adjoint);
        Assert.Equal([2, 6, 4], a);
        Assert.Equal([1, 20, 100], adjoint);
        StructureCases.AddElementBackward(a, 0, 2, adjoint);
        Assert.Equal([6, 6, 4], a);
        Assert.Equal([1, 20, 101], adjoint);
    }

    [Fact]
    public void An_index_with_a_side_effect_is_evaluated_once() => Assert.Equal((6 + 24, (3 + 24, 2 + 8)), StructureCases.WriteAndAdvanceValueAndGradient(2, 3));

    [Fact]
    public void One_value_may_be_assigned_to_several_variables() => Assert.Equal((20, 36), StructureCases.AssignedTogetherValueAndGradient(2));

    [Fact]
    public void A_variable_may_be_added_to_and_multiplied_by_itself() => Assert.Equal((36, 24), StructureCases.OntoItselfValueAndGradient(3));

    [Fact]
    public void A_swap_by_tuples_reads_before_it_writes() => Assert.Equal((3 - 5 * 2, (-5, 1)), StructureCases.SwappedValueAndGradient(2, 3));

    [Fact]
    public void What_moves_in_steps_has_derivative_zero()
    {
        Assert.Equal((3 * (2 + 2 + 3 + 2 + 2 + 1) + 2.25, (1, 12)), StructureCases.StepwiseValueAndGradient(2.25, 3));
        Assert.Equal((3 * (3 + 1), 4), StructureCases.IntegerDivisionValueAndGradient(3, 7));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 5)]
    [InlineData(4, 26)]
    [InlineData(5, 154)]
    public void A_recursion_is_differentiated_by_recursion(double x, double gradient) => Assert.Equal(gradient, StructureCases.FactorialGradient(x));

    [Fact]
    public void A_million_rounds_that_can_be_recomputed_need_no_memory()
    {
        Assert.Equal((4.0 * Million, 4.0 * Million), StructureCases.LongSumValueAndGradient(2, Million));
        var before = GC.GetAllocatedBytesForCurrentThread();
        StructureCases.LongSumValueAndGradient(2, Million);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_million_rounds_need_memory_in_proportion_at_most()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal((0.5, 1), StructureCases.LongIterationValueAndGradient(0.5, Million));
        // Storage that grows by doubling allocates twice what it holds in the end, and less than twice what is needed is held.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4L * sizeof(double) * Million + 100_000);
        Assert.Equal((2, 0), StructureCases.LongDecayValueAndGradient(2, Million));
    }

    [Fact]
    public void The_same_array_twice_gives_each_parameter_its_own_share()
    {
        double[] v = [1, 2, -3], shared = [0, 0, 0];
        var (value, (dx, dy)) = StructureCases.DotValueAndGradient(v, v);
        Assert.Equal(14, value);
        Assert.Equal(v, dx);
        Assert.Equal(v, dy);
        Assert.NotSame(dx, dy);
        AssertOverlap("xGradient", "yGradient", () => StructureCases.DotBackwardAddTo(v, v, 1, shared, shared));
    }

    [Fact]
    public void Inputs_that_overlap_are_refused_where_one_is_written()
    {
        double[] x = [1, 2, 3];
        AssertOverlap("x", "y", () => StructureCases.MultiplyByBackward(x, x, new double[3]));
        Assert.Equal([1, 2, 3], x);
    }

    [Fact]
    public void Rows_that_overlap_are_refused_where_one_is_written()
    {
        double[] row = [1, 2];
        double[][] adjoint = [[0, 0], [0, 0]];
        AssertOverlap("rows", "factors", () => StructureCases.ScaleRowsBackward([[3, 4], row], row, adjoint));
        AssertOverlap("rows", "rows", () => StructureCases.ScaleRowsBackward([row, row], [5, 6], adjoint));
        Assert.Equal([1, 2], row);
    }

    [Fact]
    public void An_adjoint_that_overlaps_anything_is_refused()
    {
        double[] x = [1, 2, 3], y = [4, 5, 6];
        AssertOverlap("xAdjoint", "x", () => StructureCases.MultiplyByBackward(x, y, x));
        AssertOverlap("xAdjoint", "y", () => StructureCases.MultiplyByBackward(x, y, y));
        AssertOverlap("xAdjoint", "yGradient", () =>
        {
            var shared = new double[3];
            StructureCases.MultiplyByBackwardAddTo(x, y, shared, shared);
        });
        Assert.Equal([1, 2, 3], x);
        Assert.Equal([4, 5, 6], y);
    }

    [Fact]
    public void A_null_or_wrong_length_is_refused_before_anything_is_written()
    {
        double[] x = [1, 2, 3];
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => StructureCases.PrefixProductsGradient(null!)).ParamName);
        var exception = Assert.Throws<ArgumentException>(() => StructureCases.PrefixProductsBackward(x, 1, new double[2]));
        Assert.Equal("xAdjoint", exception.ParamName);
        Assert.Contains("[2]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[3]", exception.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], x);
    }

    [Fact]
    public void An_exception_of_the_users_code_leaves_the_buffers_as_they_were()
    {
        double[] x = [1, 4, -9, 16], buffer = [7, 7, 7, 7];
        Assert.Contains("negative number", Assert.Throws<InvalidOperationException>(() => StructureCases.SumOfRootsGradientInto(x, buffer)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => StructureCases.SumOfRootsBackwardAddTo(x, 1, buffer));
        Assert.Equal([7, 7, 7, 7], buffer);
    }

    [Fact]
    public void Storage_that_an_exception_leaves_behind_does_not_show_in_the_next_call()
    {
        double[] x = [1, 4, 9, 16];
        var expected = StructureCases.SumOfRootsGradient(x);
        Assert.Throws<InvalidOperationException>(() => StructureCases.SumOfRootsGradient([25, 36, 49, -1]));
        Assert.Equal(expected, StructureCases.SumOfRootsGradient(x));
    }

    [Fact]
    public void A_parameter_without_influence_has_gradient_zero() => Assert.Equal((16, (0, 24)), StructureCases.IndependentValueAndGradient(5, 2));

    [Fact]
    public void A_written_array_holds_what_the_method_leaves_in_it()
    {
        double[] x = [2, 3, 4];
        var (value, gradient) = StructureCases.PrefixProductsValueAndGradient(x);
        Assert.Equal(24, value);
        Assert.Equal([2, 6, 24], x);
        Assert.Equal([12, 8, 6], gradient);
    }

    [Fact]
    public void The_adjoint_of_a_written_array_is_upstream_on_entry_and_derivative_on_exit()
    {
        double[] x = [2, 3, 4], adjoint = [1, 10, 100];
        StructureCases.PrefixProductsBackward(x, 1000, adjoint);
        Assert.Equal([2, 6, 24], x);
        Assert.Equal([1 + 30 + 1100 * 12, 20 + 1100 * 8, 1100 * 6], adjoint);
    }

    [Fact]
    public void References_are_written_and_have_adjoints_as_arrays_have()
    {
        double position = 1, velocity = 2, positionAdjoint = 1, velocityAdjoint = 10, energyAdjoint = 100;
        var dh = StructureCases.StepBackward(ref position, ref velocity, 0.5, out var energy, 1000, ref positionAdjoint, ref velocityAdjoint, ref energyAdjoint);
        Assert.Equal((1.75, 1.5, 5.3125), (position, velocity, energy));
        // ∂/∂position = 1 + 2·100·1.75 + 1000·1.5 = 1851, ∂/∂velocity = 10 + 2·100·1.5 + 1000·1.75 + 1851·h = 2985.5 of what is left.
        Assert.Equal((1851 - 0.5 * 2985.5, 2985.5, 0), (positionAdjoint, velocityAdjoint, energyAdjoint));
        Assert.Equal(1.5 * 1851 - 1 * 2985.5, dh);
    }

    [Fact]
    public void An_untaken_branch_is_not_evaluated()
    {
        Assert.Equal((0, 0), StructureCases.GuardedByIfValueAndGradient(0));
        Assert.Equal((-3, 3), StructureCases.GuardedBySwitchValueAndGradient(-1));
        Assert.Equal((0, 3), StructureCases.GuardedBySwitchValueAndGradient(0));
        Assert.Equal([1, 0], StructureCases.GuardedByConjunctionGradient([2, 3], 2));
        Assert.Equal([3, 2], StructureCases.GuardedByConjunctionGradient([2, 3], 1));
        Assert.Equal((0, 0), StructureCases.GuardedByLoopValueAndGradient(0, 0));
        Assert.Equal((0, double.PositiveInfinity), StructureCases.GuardedByLoopValueAndGradient(0, 1));
    }

    private static void AssertOverlap(string left, string right, Action call)
    {
        var message = Assert.Throws<ArgumentException>(call).Message;
        Assert.Contains($"'{left}'", message, StringComparison.Ordinal);
        Assert.Contains($"'{right}'", message, StringComparison.Ordinal);
    }
}
