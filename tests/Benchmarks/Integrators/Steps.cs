namespace SymbolicBackprop.Benchmarks.Integrators;

/// <summary>One step of each integrator: what their loops repeat.</summary>
internal static partial class Steps
{
    private const double Length = 1e-3;

    /// <summary>A pendulum, by the leapfrog method.</summary>
    [Differentiable]
    internal static (double Angle, double Speed) Swing(double angle, double speed)
    {
        speed -= Length / 2 * Math.Sin(angle);
        angle += Length * speed;
        return (angle, speed - Length / 2 * Math.Sin(angle));
    }

    /// <summary>A planet around a sun at the origin, by the leapfrog method.</summary>
    [Differentiable]
    internal static (double X, double Y, double U, double V) Fly(double x, double y, double u, double v)
    {
        var pull = Length / 2 * Pull(x, y);
        x += Length * (u - pull * x);
        y += Length * (v - pull * y);
        var next = Length / 2 * Pull(x, y);
        return (x, y, u - pull * x - next * x, v - pull * y - next * y);
    }

    [Differentiable]
    internal static double Pull(double x, double y)
    {
        var squared = x * x + y * y;
        return 1 / (squared * Math.Sqrt(squared));
    }
}
