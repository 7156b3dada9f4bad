namespace SymbolicBackprop.Gradients.Tests.Corpus.Callees;

/// <summary>A generic type whose methods call generated members by name.</summary>
internal static partial class NamedGeneric<T>
    where T : System.Numerics.IFloatingPointIeee754<T>
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static T Cubic(T x) => x * x * x - x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static T Slope(T x) => CubicGradient(x) * x;
}

internal static partial class NamedExtensions
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Cube(this double x) => x * x * x;
}

internal readonly partial struct NamedSpring(double stiffness)
{
    [NoDerivative]
    public double Stiffness { get; } = stiffness;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public double Energy(double x) => Stiffness * x * x * Math.Sin(x) / 2;

    /// <summary>Not marked: its text is read where it is called.</summary>
    public double Force(double x) => -EnergyGradient(x) + Stiffness;
}

internal sealed partial class NamedPendulum(double length)
{
    private readonly double _length = length;

    public double Length { get; } = length;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public double Height(double angle) => _length * (1 - Math.Cos(angle));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public double Potential(double angle) => Length * (1 - Math.Cos(angle));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public double Torque(double angle) => -PotentialGradient(angle) * angle;
}

internal static partial class NamedConstructed
{
    /// <summary>Of a generic type, from where its type argument is known: called.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static double Slope(double x) => NamedGeneric<double>.CubicGradient(x) * x + NamedGeneric<double>.Slope(x);
}
