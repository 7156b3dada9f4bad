namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Instance methods of classes, records and structs: the receiver is constant.</summary>
internal sealed partial class Spring(double stiffness)
{
    private readonly double _stiffness = stiffness;

    public double Offset => 0.25 + _stiffness;

    public double Rest { get; } = 0.5;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public double Energy(double x) => 0.5 * _stiffness * (x - Rest) * (x - Rest);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public double Twice(double x) => Energy(x) + Energy(2 * x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public double OfComputedProperty(double x) => x * x * Offset;
}

/// <summary>A struct's method.</summary>
internal readonly partial struct Exponent(double power)
{
    private readonly double _power = power;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.5, 2)]
    public double Of(double x) => Math.Pow(x, _power);
}

/// <summary>A record's method that calls a static one.</summary>
internal sealed partial record Wave(double Frequency, double Phase)
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public double At(double t) => Amplitude(t) * Math.Sin(Frequency * t + Phase);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    private static double Amplitude(double t) => Math.Exp(-t * t);
}
