using SymbolicBackprop.Gradients.Tests.Corpus;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>The contract of the generated methods, line by line, for straight-line code.</summary>
public class SemanticsTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void Overwritten_values_are_restored()
    {
        Assert.Equal((16, 32), Scalars.OverwrittenValueAndGradient(2));
        Assert.Equal((16, 24), Scalars.OverwrittenTwinValueAndGradient(2));
    }

    [Fact]
    public void Both_uses_of_a_value_are_summed()
    {
        Assert.Equal((6, 6), Scalars.SquareOfSumGradient(1, 2));
        Assert.Equal(Math.Sin(2) + 2 * Math.Cos(2), Calls.SameArgumentTwiceGradient(2), 15);
        Assert.Equal([2, 4, -6], Arrays.DotOfItselfGradient([1, 2, -3]));
    }

    [Fact]
    public void An_untaken_arm_is_not_evaluated() => Assert.Equal((0, 0), Choices.GuardedLogarithmValueAndGradient(0));

    [Fact]
    public void An_untaken_arm_reads_no_element()
    {
        Assert.Equal([3, 2, 0], Arrays.ChosenElementGradient([2, 3, 4], 0));
        Assert.Throws<IndexOutOfRangeException>(() => Arrays.ChosenElementGradient([2, 3, 4], 6));
    }

    [Fact]
    public void An_index_with_a_side_effect_is_evaluated_once() => Assert.Equal([3 + 1, 2, 0], Arrays.IndexWithSideEffectGradient([2, 3, 4], 0));

    [Fact]
    public void A_variable_of_several_assignments_is_each_of_its_values()
    {
        Assert.Equal((-5 - 2 * 4.0, (-8.0, 1.0)), Scalars.SwapValueAndGradient(2, -5));
        Assert.Equal(4 * 2 * 3, Scalars.OntoItselfGradient(3));
        Assert.Equal((4 * 8) + 1, Scalars.ChainedAssignmentGradient(2));
    }

    [Fact]
    public void The_derivative_stops_where_it_is_told_to() => Assert.Equal(3, Scalars.StoppedGradient(5));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-0.0, 0)]
    [InlineData(2, 1)]
    [InlineData(-2, -1)]
    public void The_slope_of_abs_is_zero_at_the_kink(double x, double expected) => Assert.Equal(expected, SpecialPoints.AbsGradient(x));

    [Fact]
    public void The_maximum_with_a_constant_has_slope_zero_at_the_kink()
    {
        Assert.Equal(0, SpecialPoints.ReluGradient(0));
        Assert.Equal(1, SpecialPoints.ReluGradient(double.Epsilon));
        Assert.Equal(0, SpecialPoints.MaxOfConstantGradient(2));
        Assert.Equal(1, SpecialPoints.MaxOfConstantGradient(2.5));
    }

    [Fact]
    public void Equal_operands_share_the_derivative_of_the_maximum()
    {
        Assert.Equal((0.5, 0.5), SpecialPoints.MaxGradient(3, 3));
        Assert.Equal((0.5, 0.5), SpecialPoints.MinGradient(3, 3));
        Assert.Equal((1, 0), SpecialPoints.MaxGradient(4, 3));
        Assert.Equal((0, 1), SpecialPoints.MinGradient(4, 3));
    }

    [Fact]
    public void A_maximum_written_as_a_choice_follows_the_branch() => Assert.Equal((0, 1), SpecialPoints.MaxByBranchGradient(3, 3));

    [Theory]
    [InlineData(1, 1, 0, 0)]
    [InlineData(2, 1, 0, 0)]
    [InlineData(1.5, 1, 0, 0)]
    [InlineData(0.5, 0, 1, 0)]
    [InlineData(2.5, 0, 0, 1)]
    public void Clamp_at_a_bound_passes_the_derivative_to_its_argument(double x, double dx, double dLow, double dHigh) =>
        Assert.Equal((dx, dLow, dHigh), SpecialPoints.ClampGradient(x, 1, 2));

    [Fact]
    public void The_square_root_has_an_infinite_slope_at_zero() => Assert.Equal(Infinity, SpecialPoints.SqrtGradient(0));

    [Theory]
    [InlineData(0, 2, 0, 0)]
    [InlineData(0, 1, 1, 0)]
    [InlineData(0, 0, 0, double.NaN)]
    [InlineData(0, 0.5, Infinity, 0)]
    [InlineData(0, -1, double.NegativeInfinity, double.NaN)]
    [InlineData(-0.0, -2, Infinity, double.NaN)]
    [InlineData(2, 2, 4, 2.772588722239781)]
    public void The_power_has_the_derivatives_of_the_table(double x, double p, double dx, double dp)
    {
        var gradient = SpecialPoints.PowGradient(x, p);
        Assert.Equal(dx, gradient.x);
        Assert.Equal(dp, gradient.p, 1e-15 * (double.IsFinite(dp) ? 4 : 1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-3, -6)]
    public void A_constant_exponent_needs_no_logarithm(double x, double expected) => Assert.Equal(expected, SpecialPoints.PowTwoGradient(x));

    [Theory]
    [InlineData(1000, 0, 1, 0)]
    [InlineData(-1000, 0, 0, 0)]
    public void Saturated_functions_have_finite_derivatives(double x, double sigmoid, double softplus, double tanh)
    {
        Assert.Equal(sigmoid, SpecialPoints.SigmoidGradient(x));
        Assert.Equal(softplus, SpecialPoints.SoftplusGradient(x));
        Assert.Equal(tanh, SpecialPoints.TanhGradient(x));
    }

    [Fact]
    public void Softplus_keeps_the_value_that_the_user_computes() =>
        Assert.Equal((Infinity, 1), SpecialPoints.SoftplusValueAndGradient(1000));

    [Fact]
    public void Norms_and_angles_at_the_origin_are_flat()
    {
        Assert.Equal((0, 0), SpecialPoints.Atan2Gradient(0, 0));
        Assert.Equal((0, 0), SpecialPoints.HypotGradient(0, 0));
        Assert.Equal([0, 0], Arrays.NormGradient([0, 0]));
    }

    [Fact]
    public void The_remainder_steps_in_its_divisor()
    {
        var (dx, dy) = Scalars.RemainderGradient(7.5, 2);
        Assert.Equal((7.5 % 2 + 7.5, -3 * 7.5), (dx, dy));
    }

    [Fact]
    public void Infinities_and_NaN_go_through_as_IEEE_says()
    {
        Assert.Equal((Infinity, double.NegativeInfinity), SpecialPoints.ReciprocalOfProductGradient(1, 0));
        Assert.Equal((double.NaN, double.NaN), SpecialPoints.ReciprocalOfProductGradient(double.NaN, double.NaN));
    }

    [Fact]
    public void Single_precision_is_not_computed_in_double()
    {
        const float X = 0.1f, Y = 0.7f;
        var gradient = Singles.SquareGradient(X, Y);
        Assert.Equal((2 * (X + Y), 2 * (X + Y)), gradient);
        Assert.IsType<float>(gradient.x);
    }

    [Fact]
    public void Auxiliary_results_are_reported_and_not_differentiated()
    {
        var (value, gradient) = Tuples.WithAuxiliaryValueAndGradient(3, 1);
        Assert.Equal(((4, 1), 4), (value, gradient));
        Assert.Equal(8, Tuples.WithAuxiliaryBackward(3, 1, 2));
    }

    [Fact]
    public void Constants_of_weights_are_copied_into_their_gradient()
    {
        var gradient = Weights.OfMixtureGradient(new Mixture(2, [1, 3], Temperature: 0), x: 5);
        Assert.Equal((16, 0, 6), (gradient.m.Scale, gradient.m.Temperature, gradient.x));
        Assert.Equal([2, 10], gradient.m.Coefficients);
    }
}
