using Physics;

namespace Examples.Tests;

/// <summary>The cannon hits, and what it learns from is the derivative of where its shots land.</summary>
public sealed class PhysicsTests
{
    [Theory]
    [InlineData(600, 40, 8, 30, 5)]
    [InlineData(600, 40, 0, 30, 5)]
    [InlineData(500, 0, 0, 30, 4)]
    [InlineData(700, 40, 8, 60, 7)]
    public void It_hits_within_some_shots(double downrange, double sideways, double crosswind, int byGradient, int byJacobian)
    {
        var target = new Target(downrange, sideways, crosswind);
        Hits(Gunner.LearnByGradient(target), target, byGradient);
        Hits(Gunner.LearnByJacobian(target), target, byJacobian);
    }

    [Fact]
    public void A_target_out_of_reach_is_not_hit()
    {
        var target = new Target(2000, 0, 0);
        Assert.DoesNotContain(Gunner.LearnByGradient(target), shot => shot.Hits);
        Assert.DoesNotContain(Gunner.LearnByJacobian(target), shot => shot.Hits);
    }

    /// <summary>Differences of step h are wrong by h²·f‴/6, some 1e-5 of a slope in the hundreds of metres, and by ε·600/h, 1e-8.</summary>
    [Theory]
    [InlineData(0.3, 0)]
    [InlineData(0.6, 0.1)]
    [InlineData(1.2, -0.2)]
    public void The_Jacobian_of_the_landing_is_that_of_differences(double elevation, double azimuth)
    {
        const double Step = 1e-5, Wind = 8;
        var jacobian = Cannon.LandingJacobian(elevation, azimuth, Wind);
        var (above, below) = (Cannon.Landing(elevation + Step, azimuth, Wind), Cannon.Landing(elevation - Step, azimuth, Wind));
        Assert.Equal((above.Downrange - below.Downrange) / (2 * Step), jacobian[0, 0], 1e-6);
        Assert.Equal((above.Sideways - below.Sideways) / (2 * Step), jacobian[1, 0], 1e-6);
        (above, below) = (Cannon.Landing(elevation, azimuth + Step, Wind), Cannon.Landing(elevation, azimuth - Step, Wind));
        Assert.Equal((above.Downrange - below.Downrange) / (2 * Step), jacobian[0, 1], 1e-6);
        Assert.Equal((above.Sideways - below.Sideways) / (2 * Step), jacobian[1, 1], 1e-6);
    }

    /// <summary>Back through all steps of the flight, and forward through them: 2·miss·Jacobian, up to rounding in some hundred steps.</summary>
    [Theory]
    [InlineData(0.3, 0)]
    [InlineData(0.6, 0.1)]
    [InlineData(1.2, -0.2)]
    public void The_gradient_of_the_squared_miss_is_that_of_differences_and_that_of_forward_mode(double elevation, double azimuth)
    {
        const double Step = 1e-5;
        var target = new Target(600, 40, 8);
        var (squaredMiss, gradient) = Cannon.SquaredMissValueAndGradient(elevation, azimuth, target);
        Assert.Equal(Cannon.SquaredMiss(elevation, azimuth, target), squaredMiss);

        var scale = Math.Abs(gradient.elevation) + Math.Abs(gradient.azimuth);
        Assert.Equal(0, (Cannon.SquaredMiss(elevation + Step, azimuth, target) - Cannon.SquaredMiss(elevation - Step, azimuth, target)) / (2 * Step) / scale - gradient.elevation / scale, 1e-8);
        Assert.Equal(0, (Cannon.SquaredMiss(elevation, azimuth + Step, target) - Cannon.SquaredMiss(elevation, azimuth - Step, target)) / (2 * Step) / scale - gradient.azimuth / scale, 1e-8);

        var jacobian = Cannon.LandingJacobian(elevation, azimuth, target.Crosswind);
        var (downrange, sideways) = Cannon.Landing(elevation, azimuth, target.Crosswind);
        var (tooFar, tooWide) = (downrange - target.Downrange, sideways - target.Sideways);
        Assert.Equal(0, (2 * (tooFar * jacobian[0, 0] + tooWide * jacobian[1, 0]) - gradient.elevation) / scale, 1e-12);
        Assert.Equal(0, (2 * (tooFar * jacobian[0, 1] + tooWide * jacobian[1, 1]) - gradient.azimuth) / scale, 1e-12);
    }

    /// <summary>
    /// The slope bends as the fourth derivative says, some 1e4 m, times the square of the interval. It would jump where a flight takes
    /// one step of the integrator more, if the last step did not end on the ground.
    /// </summary>
    [Fact]
    public void The_slope_of_the_landing_has_no_jumps_where_the_number_of_steps_changes()
    {
        const double Interval = 1e-4;
        var slopes = Enumerable.Range(0, 200).Select(i => Cannon.LandingJacobian(0.3 + i * Interval, 0, 8)[0, 0]).ToArray();
        for (var i = 1; i + 1 < slopes.Length; i++)
            Assert.Equal(0, slopes[i + 1] - 2 * slopes[i] + slopes[i - 1], 2e4 * Interval * Interval);
    }

    private static void Hits(IReadOnlyList<Shot> shots, Target target, int most)
    {
        Assert.InRange(shots.Count, 1, most);
        var (downrange, sideways) = Cannon.Landing(shots[^1].Aim.Elevation, shots[^1].Aim.Azimuth, target.Crosswind);
        Assert.Equal(target.Downrange, downrange, 1e-6);
        Assert.Equal(target.Sideways, sideways, 1e-6);
        Assert.All(shots.SkipLast(1), shot => Assert.False(shot.Hits));
    }
}
