using System.Numerics;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>A point that was seen at a time, which is no number that anything is differentiated by.</summary>
[Differentiable]
public partial record struct Sighting(double X, double Y, int Day);

/// <summary>Functions of structs, tuples and vectors, whose numbers have a column each.</summary>
internal static partial class Groups
{
    [Differentiable(Derivatives.Hessian | Derivatives.Jacobian)]
    public static double OfStructAndTuple(Sighting at, (double Scale, int Power) by) => by.Scale * at.X * at.X * at.Y + by.Power * at.Day;

    [Differentiable(Derivatives.Jacobian)]
    public static (double, double) Polar(Sighting at) => (Math.Sqrt(at.X * at.X + at.Y * at.Y), at.Y / at.X);

    [Differentiable(Derivatives.Hessian | Derivatives.Jacobian)]
    public static float OfVector(Vector3 v, float factor) => v.X * v.Y * factor + v.Z * v.Z;

    [Differentiable(Derivatives.Jacobian)]
    public static Vector2 Moved((Vector2 Position, float Angle) pose, Vector2 by) =>
        new(pose.Position.X + pose.Angle * by.X, pose.Position.Y + pose.Angle * by.Y);

    [Differentiable(Derivatives.Jacobian)]
    public static Sighting Later(Sighting at, double speed) => at with { X = at.X + speed * at.Y };

    /// <summary>Several columns at once: of numbers of a struct, then of an array.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static double[] Distances(Sighting from, double[] x)
    {
        var squared = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            squared[i] = (x[i] - from.X) * (x[i] - from.X) * from.Y;
        return squared;
    }

    /// <summary>The rows are gradients.</summary>
    [Differentiable(Derivatives.Hessian | Derivatives.Jacobian)]
    public static double Sum(Sighting from, double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += x[i] * x[i] * from.X * from.Y;
        return sum;
    }

    [Differentiable(Derivatives.Jacobian)]
    public static double Turn(ref (double A, double B) pair)
    {
        pair = (pair.B, -2 * pair.A);
        return pair.A * pair.B;
    }

    /// <summary>More numbers than are worth code for each.</summary>
    [Differentiable(Derivatives.Hessian | Derivatives.Jacobian)]
    public static float Trace(Matrix3x2 m, Vector4 v) => m.M11 * v.X + m.M22 * v.Y * v.Y + m.M31 * m.M32 * v.W;
}
