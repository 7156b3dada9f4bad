using SymbolicBackprop.Gradients.Tests.Corpus.Callees;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Calls whose target is known only when they run.</summary>
internal static partial class VirtualCalls
{
    private static readonly Curve[] Curves = [new Parabola(0.5), new Spiral(1.5, 2)];

    private static readonly IActivation[] Activations = [new Cubic(0.25), new Steepened(2)];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static double AbstractMethod(double t, int which) => Curves[which].At(t) * t;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static double VirtualMethod(double t, double weight, int which) => Curves[which].Weighted(t, weight);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static double ThroughBaseMethod(double from, double to, int which) => Curves[which].Chord(from, to * to);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static double EveryCurve(double t)
    {
        var product = 1.0;
        foreach (var curve in Curves)
            product *= curve.At(t) + 2;
        return product;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static double InterfaceMethod(double x, int which) => Activations[which].Apply(x * x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static double DefaultMethodOfInterface([Domain(-1, 1)] double x, int which) => Activations[which].Twice(x);

    /// <summary>A struct behind an interface is boxed where it is made.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static double BoxedStruct(double x, bool steep)
    {
        IActivation activation = steep ? new Steepened(3) : new Cubic(0.1);
        return activation.Apply(x) - x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static double SequenceOfActivations([Shape(4)] double[] weights)
    {
        var signal = 1.0;
        for (var i = 0; i < weights.Length; i++)
            signal = Activations[i % 2].Apply(weights[i] * signal);
        return signal;
    }

    /// <summary>The type is known here, so the call is not virtual although the method is.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static double SealedType(double t)
    {
        var parabola = new Parabola(3);
        return parabola.At(t) + parabola.Weighted(t, 2);
    }
}

/// <summary>Overrides one method and inherits the other.</summary>
internal sealed partial class Parabola(double curvature) : Curve
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public override double At(double t) => curvature * t * t + 1;
}

/// <summary>Overrides both methods, one of them by a call of the base.</summary>
internal sealed partial class Spiral(double frequency, double growth) : Curve
{
    public double Growth { get; } = growth;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public override double At(double t) => Math.Exp(0.1 * Growth * t) * Math.Cos(frequency * t);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public override double Weighted(double t, double weight) => base.Weighted(t, weight * weight) + t;
}

/// <summary>A class that implements the interface.</summary>
internal sealed partial class Cubic(double factor) : IActivation
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public double Apply(double x) => x + factor * x * x * x;
}

/// <summary>A struct that implements the interface, and replaces the method that has a body there.</summary>
internal readonly partial struct Steepened(double steepness) : IActivation
{
    private readonly double _steepness = steepness;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public double Apply(double x) => Math.Tanh(_steepness * x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public double Twice(double x)
    {
        var once = Apply(x);
        return Apply(once) + 0.1 * once;
    }
}
