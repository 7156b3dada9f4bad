using SymbolicBackprop.Gradients.Tests.Corpus;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>Equations that are solved, integrals over time, prices and likelihoods.</summary>
public partial class AlgorithmTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(9)]
    public void The_slope_of_a_root_found_by_iteration_is_that_of_the_root(double a)
    {
        Close(1 / (2 * Math.Sqrt(a)), Solvers.NewtonSqrtGradient(a));
        Close(1 / (2 * Math.Sqrt(a)), Solvers.BabylonianSqrtGradient(a));
        Close(1 / (3 * Math.Cbrt(a) * Math.Cbrt(a)), Solvers.HalleyCubeRootGradient(a));
        Close(1 / (3 * Math.Cbrt(a) * Math.Cbrt(a)), Solvers.SecantGradient(a), 1e-10);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(4)]
    public void A_newton_step_after_bisection_gives_the_slope_of_the_implicit_function(double a)
    {
        var (root, slope) = Solvers.LambertWValueAndGradient(a);
        Close(a, root * Math.Exp(root));
        Close(root / (a * (1 + root)), slope, 1e-10);
    }

    /// <summary>The bounds of a bisection are averages of the ends of the interval, in parts of 2⁻⁶.</summary>
    [Fact]
    public void Bisection_moves_with_the_ends_of_its_interval()
    {
        // After 1, 0.5, 0.75, 0.875 and 0.9375 the interval is from 0.9375 to 1.
        var (value, (low, high)) = Solvers.BisectionValueAndGradient(0, 2, 0.97);
        Assert.Equal(0.5 - 1.0 / 64, high);
        Assert.Equal(0.5 + 1.0 / 64, low);
        Assert.Equal(2 * high, value);
    }

    [Fact]
    public void The_slope_of_a_fixed_point_is_that_of_the_implicit_function()
    {
        const double A = 0.7;
        var (x, slope) = Solvers.FixedPointValueAndGradient(A);
        Close(-x * Math.Sin(A * x) / (1 + A * Math.Sin(A * x)), slope, 1e-10);
    }

    [Fact]
    public void Keplers_equation_is_differentiated_implicitly()
    {
        var (anomaly, (byMean, byEccentricity)) = Solvers.EccentricAnomalyValueAndGradient(1.2, 0.4);
        Close(1.2, anomaly - 0.4 * Math.Sin(anomaly));
        Close(1 / (1 - 0.4 * Math.Cos(anomaly)), byMean);
        Close(Math.Sin(anomaly) / (1 - 0.4 * Math.Cos(anomaly)), byEccentricity);
    }

    /// <summary>Both equations at the solution: 2x·dx + 2y·dy = dr and y·dx + x·dy = dp.</summary>
    [Fact]
    public void A_system_of_two_equations_is_differentiated_by_the_inverse_of_its_jacobian()
    {
        var (x, y) = Solvers.CircleAndHyperbola(5, 0.75);
        var (xByRadius, xByProduct) = Solvers.CircleAndHyperbolaBackward(5, 0.75, (1, 0));
        var (yByRadius, yByProduct) = Solvers.CircleAndHyperbolaBackward(5, 0.75, (0, 1));
        Close([1, 0], [2 * x * xByRadius + 2 * y * yByRadius, y * xByRadius + x * yByRadius]);
        Close([0, 1], [2 * x * xByProduct + 2 * y * yByProduct, y * xByProduct + x * yByProduct]);
    }

    [Fact]
    public void The_arithmetic_geometric_mean_is_homogeneous()
    {
        var (mean, (a, b)) = Solvers.ArithmeticGeometricMeanValueAndGradient(3, 1.5);
        Close(mean, 3 * a + 1.5 * b);
        var equal = Solvers.ArithmeticGeometricMeanGradient(2, 2 + 1e-9);
        Close(0.5, equal.b, 1e-8);
    }

    /// <summary>The derivative of an integral with respect to its bounds is the integrand there.</summary>
    [Fact]
    public void Quadrature_has_the_integrand_as_the_slope_of_its_bounds()
    {
        var (from, to, _) = Solvers.SimpsonGradient(-0.5, 1.5, 0.8);
        Close(-Solvers.Integrand(-0.5, 0.8), from, 1e-4);
        Close(Solvers.Integrand(1.5, 0.8), to, 1e-4);
    }

    [Fact]
    public void Euler_steps_of_a_decay_are_a_power()
    {
        var (start, rate) = Integrators.EulerDecayGradient(3, 0.5);
        Close(Math.Pow(1 - 0.5 / 20, 20), start);
        Close(-3 * Math.Pow(1 - 0.5 / 20, 19), rate);
    }

    /// <summary>Energy is conserved: its gradient at the end is that at the start, and at right angles to the motion.</summary>
    [Fact]
    public void The_gradient_of_an_orbits_energy_is_orthogonal_to_the_motion()
    {
        const double X = 0.95, Y = 0.1, Vx = -0.05, Vy = 1.05;
        var cube = Math.Pow(X * X + Y * Y, 1.5);
        var (x, y, vx, vy) = Integrators.KeplerEnergyGradient(X, Y, Vx, Vy, 0.001);
        Close([X / cube, Y / cube, Vx, Vy], [x, y, vx, vy], 1e-5);
        Close(0, x * Vx + y * Vy - (vx * X + vy * Y) / cube, 1e-5);
    }

    /// <summary>The Poisson brackets of final positions and velocities are those of the initial ones, for steps of any size.</summary>
    [Fact]
    public void A_leapfrog_integrator_is_symplectic()
    {
        var rows = Enumerable.Range(0, 4).Select(row =>
        {
            double x = 1, y = 0.1, vx = -0.1, vy = 0.9;
            var adjoint = new double[4];
            adjoint[row] = 1;
            Integrators.LeapfrogBackward(ref x, ref y, ref vx, ref vy, 0.05, ref adjoint[0], ref adjoint[1], ref adjoint[2], ref adjoint[3]);
            return adjoint;
        }).ToArray();
        Close(1, Bracket(rows[0], rows[2]), 1e-11);
        Close(1, Bracket(rows[1], rows[3]), 1e-11);
        Close(0, Bracket(rows[0], rows[1]), 1e-11);
        Close(0, Bracket(rows[0], rows[3]), 1e-11);
        Close(0, Bracket(rows[2], rows[3]), 1e-11);

        static double Bracket(double[] f, double[] g) => f[0] * g[2] - f[2] * g[0] + f[1] * g[3] - f[3] * g[1];
    }

    [Fact]
    public void Black_scholes_has_the_greeks_of_its_closed_form()
    {
        const double Spot = 1.05, Strike = 0.95, Rate = 0.03, Volatility = 0.25, Years = 1.5;
        var spread = Volatility * Math.Sqrt(Years);
        var d1 = (Math.Log(Spot / Strike) + (Rate + Volatility * Volatility / 2) * Years) / spread;
        var d2 = d1 - spread;
        var (n1, n2) = (Finance.NormalDistribution(d1), Finance.NormalDistribution(d2));
        var density = Math.Exp(-d1 * d1 / 2) / Math.Sqrt(2 * Math.PI);
        var discounted = Strike * Math.Exp(-Rate * Years);
        var (delta, byStrike, rho, vega, theta) = Finance.BlackScholesCallGradient(Spot, Strike, Rate, Volatility, Years);
        Close(n1, delta);
        Close(-Math.Exp(-Rate * Years) * n2, byStrike);
        Close(Years * discounted * n2, rho);
        Close(Spot * density * Math.Sqrt(Years), vega);
        Close(Spot * density * Volatility / (2 * Math.Sqrt(Years)) + Rate * discounted * n2, theta);
    }

    [Theory]
    [InlineData(-2.5)]
    [InlineData(0.3)]
    [InlineData(2)]
    public void A_series_for_the_normal_distribution_has_the_density_as_its_slope(double x) =>
        Close(Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI), Finance.NormalDistributionGradient(x));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_option_in_a_tree_is_homogeneous_in_spot_and_strike(bool american)
    {
        var (value, (spot, strike, _, _)) = Finance.BinomialPutValueAndGradient(1, 1.03, 0.04, 0.3, american);
        Assert.InRange(spot, -1, -0.1);
        Close(value, spot + 1.03 * strike);
    }

    [Fact]
    public void The_yield_of_a_bond_is_the_inverse_of_its_price()
    {
        var price = Finance.BondPrice(0.05, 0.04);
        var (yield, (couponOfYield, slopeOfYield)) = Finance.BondYieldValueAndGradient(0.05, price);
        var (coupon, slope) = Finance.BondPriceGradient(0.05, 0.04);
        Close(0.04, yield);
        Close(1 / slope, slopeOfYield, 1e-10);
        Close(-coupon / slope, couponOfYield, 1e-10);
    }

    [Fact]
    public void Cross_entropy_has_probabilities_minus_target_as_its_gradient()
    {
        double[] logits = [0.5, -1, 2, 0], p = [.. logits];
        InPlaceAlgorithms.Softmax(p);
        Close([p[0], p[1] - 1, p[2], p[3]], Learning.CrossEntropyGradient(logits, 1));
        Close(p, Statistics.LogSumExpOfArrayGradient(logits));
    }

    /// <summary>The digamma function: −γ at 1, and one step further 1/x more.</summary>
    [Fact]
    public void The_slope_of_log_gamma_is_digamma()
    {
        const double EulerMascheroni = 0.57721566490153286;
        Close(-EulerMascheroni, Statistics.LogGammaGradient(1), 1e-11);
        Close(1 / 2.5, Statistics.LogGammaGradient(3.5) - Statistics.LogGammaGradient(2.5), 1e-11);
    }

    [Fact]
    public void A_correlation_does_not_see_shifts_and_scales()
    {
        double[] x = [1, 4, 2, 8, 5, 7], y = [2, 3, 1, 9, 4, 4];
        var (byX, byY) = Statistics.CorrelationGradient(x, y);
        Close(0, byX.Sum());
        Close(0, byY.Zip(y, (slope, value) => slope * value).Sum());
    }

    [Fact]
    public void The_area_of_a_polygon_changes_by_half_the_diagonals()
    {
        double[] x = [0, 2, 3, 1, -1], y = [0, 0.5, 2, 3, 1];
        var (area, (byX, byY)) = Geometry.PolygonAreaValueAndGradient(x, y);
        Assert.True(area > 0);
        for (var i = 0; i < 5; i++)
        {
            Close((y[(i + 1) % 5] - y[(i + 4) % 5]) / 2, byX[i]);
            Close((x[(i + 4) % 5] - x[(i + 1) % 5]) / 2, byY[i]);
        }
    }

    [Fact]
    public void A_rotation_is_undone_backwards()
    {
        var (x, y, angle) = Geometry.RotateBackward(2, 1, Math.PI / 2, (3, 4));
        Close([4, -3], [x, y]);
        Close(3 * -2 + 4 * -1, angle);
    }
}
