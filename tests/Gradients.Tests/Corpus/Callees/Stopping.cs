using System.Globalization;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Corpus.Callees;

/// <summary>Two numbers of which one is constant.</summary>
[Differentiable]
internal partial struct Tagged
{
    public double Value;

    [NoDerivative]
    public double Tag;

    [NoDerivative]
    public readonly double Length => double.Parse(Value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>The same by the parameters of a record.</summary>
[Differentiable]
internal partial record struct Labelled(double Value, [NoDerivative] double Label);

/// <summary>Weights with a member that is constant, and one that is computed.</summary>
[Differentiable]
internal sealed partial class StoppedWeights
{
    public double[] Slopes { get; set; } = [];

    [NoDerivative]
    public double Rate { get; set; }

    [NoDerivative]
    public double Sum => Slopes.Sum();
}

/// <summary>
/// Functions in which derivatives end. Each has a twin that takes what is constant as a first argument of its own, so that differences of
/// the twin with respect to the second are the derivative.
/// </summary>
internal static partial class Stopping
{
    public static int Calls;

    [Differentiable(Derivatives.Tangent)]
    public static double Array(double[] x) => Differentiate.Stop(x)[0] * x[0] + x[1] * Differentiate.Stop(x[1] * x[0]);

    public static double ArrayTwin(double[] constant, double[] x) => constant[0] * x[0] + x[1] * (constant[1] * constant[0]);

    [Differentiable(Derivatives.Tangent)]
    public static double Loop(double[] x)
    {
        var constant = Differentiate.Stop(x);
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += constant[i] * x[i] * x[i];
        return sum;
    }

    public static double LoopTwin(double[] constant, double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += constant[i] * x[i] * x[i];
        return sum;
    }

    [Differentiable(Derivatives.Tangent)]
    public static double Memory(Memory<double> x)
    {
        var constant = Differentiate.Stop(x);
        return constant.Span[0] * x.Span[0] * x.Span[1];
    }

    public static double MemoryTwin(double[] constant, double[] x) => constant[0] * x[0] * x[1];

    [Differentiable(Derivatives.Tangent)]
    public static double OfMatrix(Matrix<double> m) => Matrix.Sum(Matrix.PointwiseMultiply(Differentiate.Stop(m), m * Differentiate.Stop(m[0, 1])));

    public static double OfMatrixTwin(Matrix<double> constant, Matrix<double> m) => Matrix.Sum(Matrix.PointwiseMultiply(constant, m * constant[0, 1]));

    [Differentiable(Derivatives.Tangent)]
    public static double Tuple((double A, double B) pair) => Differentiate.Stop(pair).A * pair.A * pair.B;

    [Differentiable(Derivatives.Tangent)]
    public static double Struct(Tagged point) => Differentiate.Stop(point).Value * point.Value * point.Value;

    [Differentiable(Derivatives.Tangent)]
    public static double Weights(StoppedWeights weights) => Differentiate.Stop(weights).Slopes[0] * weights.Slopes[0] * weights.Slopes[1];

    /// <summary>The gradient is one with respect to some fields.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static double SomeFields(Tagged point, Labelled other) => point.Value * point.Tag * other.Value * other.Label;

    /// <summary>A member that is marked constant is so in what was just made, too.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static double Made(double x)
    {
        var point = new Tagged { Value = x, Tag = x * x };
        var other = new Labelled(x, x);
        return point.Value * point.Tag + other.Value * other.Label;
    }

    [Differentiable(Derivatives.Tangent)]
    public static double Computed(Tagged point, StoppedWeights weights) => point.Value * point.Length + weights.Slopes[0] * weights.Rate * weights.Sum;

    [Differentiable(Derivatives.Tangent)]
    public static double OfMethod(double x, double[] values) => x * Parsed(x * x) * values[Largest(values)] + Twice(x);

    public static double OfMethodTwin(double constant, double x, double[] values) => x * Parsed(constant * constant) * values[Largest(values)] + Twice(constant);

    [Differentiable(Derivatives.Tangent)]
    public static double OfLocalFunction(double x)
    {
        return x * Cubed(x);

        [NoDerivative]
        static double Cubed(double y) => y * y * y;
    }

    [Differentiable(Derivatives.Tangent)]
    public static double WithNote(double x)
    {
        var square = x * x;
        Note(square);
        return square * x;
    }

    [NoDerivative]
    internal static double Parsed(double x) => double.Parse(x.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    [NoDerivative]
    internal static int Largest(double[] values) => System.Array.IndexOf(values, values.Max());

    /// <summary>It could be differentiated, and is not where it is called.</summary>
    [NoDerivative, Differentiable]
    internal static double Twice(double x) => 2 * x;

    [NoDerivative]
    internal static void Note(double x) => Calls += x > 0 ? 1 : 2;
}
