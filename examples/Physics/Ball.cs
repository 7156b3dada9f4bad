using SymbolicBackprop;

namespace Physics;

/// <summary>A ball in the air: its place, and its velocity.</summary>
[Differentiable]
internal readonly partial record struct Ball(Vector Position, Vector Velocity)
{
    private const double Gravity = 9.81;

    /// <summary>The deceleration at 1 m/s, in 1/m: an iron ball of 10 cm in air.</summary>
    private const double Drag = 0.0006;

    /// <summary>One step of the classical Runge–Kutta method.</summary>
    internal Ball After(double seconds, Vector wind)
    {
        var k1 = Acceleration(Velocity, wind);
        var v2 = Velocity + seconds / 2 * k1;
        var k2 = Acceleration(v2, wind);
        var v3 = Velocity + seconds / 2 * k2;
        var k3 = Acceleration(v3, wind);
        var v4 = Velocity + seconds * k3;
        var k4 = Acceleration(v4, wind);
        return new Ball(
            Position + seconds / 6 * (Velocity + 2 * v2 + 2 * v3 + v4),
            Velocity + seconds / 6 * (k1 + 2 * k2 + 2 * k3 + k4));
    }

    /// <summary>Gravity, and a drag that grows with the square of the speed through the air.</summary>
    private static Vector Acceleration(Vector velocity, Vector wind)
    {
        var throughAir = velocity - wind;
        return new Vector(0, -Gravity, 0) - Drag * throughAir.Length * throughAir;
    }
}
