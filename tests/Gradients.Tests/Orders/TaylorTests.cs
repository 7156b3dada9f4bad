using SymbolicBackprop.Tests;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Taylor coefficients against closed forms.</summary>
public class TaylorTests
{
    [Fact]
    public void A_cube_has_binomial_coefficients() => Assert.Equal((8, 12, 6, 1), Series.CubeTaylor(2));

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_square_by_Pow_has_a_third_derivative_of_zero(double x) => Assert.Equal((x * x, 2 * x, 1, 0), Series.SquareByPowTaylor(x));

    [Fact]
    public void A_product_of_sine_and_exponential_turns_by_an_eighth_with_each_order()
    {
        // The derivative of order k of sin(x)·eˣ is 2^(k/2)·sin(x + k·π/4)·eˣ.
        const double X = 0.7;
        var (c0, c1, c2, c3, c4) = Series.WaveTaylor(X);
        double[] given = [c0, c1, c2, c3, c4];
        var factorial = 1.0;
        for (var k = 0; k < given.Length; k++)
        {
            factorial *= Math.Max(1, k);
            Assert.Equal(Math.Pow(2, k / 2.0) * Math.Sin(X + k * Math.PI / 4) * Math.Exp(X) / factorial, given[k], 1e-14);
        }
    }

    [Theory]
    [InlineData(0, 1, 0, 0, 0)]
    [InlineData(1, 3, 1, 0, 0)]
    [InlineData(5, 243, 405, 270, 90)]
    public void A_loop_of_any_length_is_gone_through(int n, double c0, double c1, double c2, double c3) => Assert.Equal((c0, c1, c2, c3), Series.PowerByLoopTaylor(3, n));

    [Fact]
    public void A_call_of_any_length_is_gone_through() => Assert.Equal((51 * 8 + 2, 51 * 12 + 1, 51 * 6, 51), Series.OfLongCallTaylor(2));

    [Fact]
    public void Returns_from_anywhere_are_kept()
    {
        Assert.Equal((12, -12, 3, 0), Series.EarlyReturnTaylor(-2, 3));

        // x = 0.75 is doubled twice: (4·x)³.
        Assert.Equal((27, 3 * 9 * 4, 3 * 3 * 16, 64), Series.EarlyReturnTaylor(0.75, 3));
    }

    [Fact]
    public void Singles_keep_their_precision()
    {
        var (c0, c1, c2) = Series.SingleTaylor(1);
        Assert.Equal((MathF.E, MathF.E, MathF.E / 2), (c0, c1, c2));
    }

    [Fact]
    public void Calls_are_gone_through() => Assert.Equal((18, 33, 24, 8), Series.OfCallTaylor(2));

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    public void A_sigmoid_is_flat_far_out(double x)
    {
        var (_, c1, c2, c3) = Series.SigmoidTaylor(x);
        Assert.Equal((0, 0, 0), (c1, c2, c3));
    }

    [Fact]
    public void A_sigmoid_has_known_coefficients_at_zero() => Assert.Equal((0.5, 0.25, 0, -1 / 48.0), Series.SigmoidTaylor(0));

    [Fact]
    public void They_allocate_nothing() => Assert.Equal(0, Allocation.OfSteadyState(() => Series.WaveTaylor(1)));
}
