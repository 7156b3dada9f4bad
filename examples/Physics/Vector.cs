using SymbolicBackprop;

namespace Physics;

/// <summary>Three numbers in metres, or metres per second: downrange, up, sideways.</summary>
[Differentiable]
internal readonly partial record struct Vector(double Downrange, double Up, double Sideways)
{
    internal double Length => Math.Sqrt(Downrange * Downrange + Up * Up + Sideways * Sideways);

    public static Vector operator +(Vector a, Vector b) => new(a.Downrange + b.Downrange, a.Up + b.Up, a.Sideways + b.Sideways);

    public static Vector operator -(Vector a, Vector b) => new(a.Downrange - b.Downrange, a.Up - b.Up, a.Sideways - b.Sideways);

    public static Vector operator *(double factor, Vector a) => new(factor * a.Downrange, factor * a.Up, factor * a.Sideways);
}
