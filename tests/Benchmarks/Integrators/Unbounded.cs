namespace SymbolicBackprop.Benchmarks.Integrators;

/// <summary>Time integrators, differentiated with everything kept.</summary>
internal static partial class Unbounded
{
    [Differentiable]
    public static double Map(double x, int steps)
    {
        for (var i = 0; i < steps; i++)
            x = 0.97 * Math.Sin(x);
        return x * x;
    }

    [Differentiable]
    public static double Pendulum(double angle, double speed, int steps)
    {
        for (var i = 0; i < steps; i++)
            (angle, speed) = Steps.Swing(angle, speed);
        return angle * speed;
    }

    [Differentiable]
    public static double Orbit(double x, double y, double u, double v, int steps)
    {
        for (var i = 0; i < steps; i++)
            (x, y, u, v) = Steps.Fly(x, y, u, v);
        return x * u + y * v;
    }
}
