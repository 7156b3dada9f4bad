namespace Physics;

/// <summary>Learns to hit, from where each shot landed and from the derivatives of that.</summary>
internal static class Gunner
{
    /// <summary>A shot that lands nearer than this has hit, in metres.</summary>
    public const double Tolerance = 1e-6;

    private const int MostShots = 100;

    private static readonly Aim FirstAim = new(Elevation: 0.3, Azimuth: 0);

    /// <summary>By the gradient of the squared miss: down along it, as far as a valley of known depth allows (B. T. Polyak's step, 1969).</summary>
    public static IReadOnlyList<Shot> LearnByGradient(Target target) => Learn(target, aim =>
    {
        var (squaredMiss, gradient) = Cannon.SquaredMissValueAndGradient(aim.Elevation, aim.Azimuth, target);
        var step = squaredMiss / (gradient.elevation * gradient.elevation + gradient.azimuth * gradient.azimuth);
        return new Aim(aim.Elevation - step * gradient.elevation, aim.Azimuth - step * gradient.azimuth);
    });

    /// <summary>By the Jacobian of the landing: to where the target would be hit if the landing were linear in the angles (Newton's method).</summary>
    public static IReadOnlyList<Shot> LearnByJacobian(Target target) => Learn(target, aim =>
    {
        var (downrange, sideways) = Cannon.Landing(aim.Elevation, aim.Azimuth, target.Crosswind);
        var jacobian = Cannon.LandingJacobian(aim.Elevation, aim.Azimuth, target.Crosswind);
        var (tooFar, tooWide) = (downrange - target.Downrange, sideways - target.Sideways);
        var determinant = jacobian[0, 0] * jacobian[1, 1] - jacobian[0, 1] * jacobian[1, 0];
        return new Aim(
            aim.Elevation - (jacobian[1, 1] * tooFar - jacobian[0, 1] * tooWide) / determinant,
            aim.Azimuth - (jacobian[0, 0] * tooWide - jacobian[1, 0] * tooFar) / determinant);
    });

    /// <summary>Shoots until a shot hits, or leaves the angles that a cannon has, or there are too many.</summary>
    private static List<Shot> Learn(Target target, Func<Aim, Aim> improve)
    {
        var shots = new List<Shot>();
        for (var aim = FirstAim; shots.Count < MostShots && aim.Elevation is > 0 and < Math.PI / 2; aim = improve(aim))
        {
            shots.Add(new Shot(aim, Math.Sqrt(Cannon.SquaredMiss(aim.Elevation, aim.Azimuth, target))));
            if (shots[^1].Hits)
                break;
        }

        return shots;
    }
}
