using SymbolicBackprop;

namespace Physics;

/// <summary>A cannon on a plain, with wind from the side.</summary>
internal static partial class Cannon
{
    /// <summary>In m/s.</summary>
    public const double MuzzleSpeed = 100;

    /// <summary>The interval of the integrator, in s.</summary>
    private const double Step = 0.05;

    /// <summary>Newton's method doubles the digits each time: as many as a number has, from the first on.</summary>
    private const int NewtonSteps = 5;

    /// <summary>Where a shot lands.</summary>
    /// <param name="elevation">The angle from the ground, in radians, above 0.</param>
    /// <param name="azimuth">The angle from the direct line, in radians.</param>
    /// <param name="crosswind">In m/s.</param>
    /// <returns>In metres.</returns>
    [Differentiable(Derivatives.Jacobian)]
    public static (double Downrange, double Sideways) Landing(double elevation, double azimuth, [NoDerivative] double crosswind)
    {
        var wind = new Vector(0, 0, crosswind);
        var direction = new Vector(Math.Cos(elevation) * Math.Cos(azimuth), Math.Sin(elevation), Math.Cos(elevation) * Math.Sin(azimuth));
        var ball = new Ball(new Vector(0, 0, 0), MuzzleSpeed * direction);
        var next = ball.After(Step, wind);
        while (next.Position.Up > 0)
        {
            ball = next;
            next = ball.After(Step, wind);
        }

        // The last step takes as long as it is to the ground, not to the next tick.
        var rest = Step;
        for (var i = 0; i < NewtonSteps; i++)
        {
            rest -= next.Position.Up / next.Velocity.Up;
            next = ball.After(rest, wind);
        }

        return (next.Position.Downrange, next.Position.Sideways);
    }

    /// <summary>The square of the distance from a target, in m²; its gradient is made by going back through all steps of the flight.</summary>
    [Differentiable]
    public static double SquaredMiss(double elevation, double azimuth, [NoDerivative] Target target)
    {
        var (downrange, sideways) = Landing(elevation, azimuth, target.Crosswind);
        return Functions.Square(downrange - target.Downrange) + Functions.Square(sideways - target.Sideways);
    }
}
