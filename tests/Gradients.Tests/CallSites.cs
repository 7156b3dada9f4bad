using System.Numerics;
using SymbolicBackprop.Gradients.Tests.Corpus;
using SymbolicBackprop.LinearAlgebra;
using static SymbolicBackprop.Differentiate;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>A point that is differentiated at calls.</summary>
[Differentiable]
public partial record struct Location(double X, double Y);

/// <summary>Weights that are differentiated at calls.</summary>
[Differentiable]
public sealed partial record Line(double Slope, double[] Offsets);

/// <summary>Calls of <c>Differentiate</c> in the places where programs have them.</summary>
internal static partial class CallSites
{
    private const double Scale = 3;

    private static readonly double Hidden = 2;

    /// <summary>In the initialiser of a field.</summary>
    public static readonly Func<double, double> Field = Gradient((double x) => Scale * x * x);

    /// <summary>In a property.</summary>
    public static Func<double, double> Sine => Differentiate.Gradient(Math.Sin);

    public static Func<double, double> Types => Differentiate.Gradient(x => x * x);

    public static Func<float, float> SingleSine => Differentiate.Gradient(MathF.Sin);

    /// <summary>The type of numbers that a function of several is meant for is double.</summary>
    public static Func<double, double> Absolute => Differentiate.Gradient(Math.Abs);

    public static Func<double, double, (double, double)> Power => Differentiate.Gradient(Math.Pow);

    public static Func<double, double, (double Value, (double, double) Gradient)> ArcTangent => Differentiate.ValueAndGradient(Math.Atan2);

    public static Func<double, double, double, double, (double, double, double, double)> OfFour =>
        Differentiate.Gradient((double a, double b, double c, double d) => a * b + c * d * d);

    public static Func<float, float, float, (float, float, float)> OfThreeSingles => Differentiate.Gradient((float a, float b, float c) => a * b * c);

    public static Func<double, double, double, (double Value, (double, double, double) Gradient)> ValueOfThree =>
        Differentiate.ValueAndGradient((double a, double b, double c) => a * Math.Exp(b) / c);

    public static Func<double[], double[]> OfArray => Differentiate.Gradient((double[] x) =>
    {
        double sum = 0;
        foreach (double element in x)
            sum += element * element;
        return sum;
    });

    public static Func<float[], int, float[]> OfArrayAndConstant => Differentiate.Gradient((float[] x, int n) => n * x[0] * x[1]);

    public static Func<Matrix<double>, Matrix<double>, (double Value, Matrix<double> Gradient)> OfMatrix =>
        Differentiate.ValueAndGradient((Matrix<double> w, Matrix<double> x) => Matrix.Sum(Matrix.Sigmoid(x * w)));

    public static Func<Line, double, Line> OfWeights => Differentiate.Gradient((Line line, double x) => line.Slope * x * x + line.Offsets[0] * line.Offsets[1]);

    public static Func<Location, Location> OfStruct => Differentiate.Gradient((Location p) => p.X * p.X * p.Y);

    public static Func<(double A, double B), (double A, double B)> OfTuple => Differentiate.Gradient(((double A, double B) pair) => pair.A / pair.B);

    /// <summary>With a private field of the type around the call.</summary>
    public static Func<double, double> OfHidden => Differentiate.Gradient((double x) => Hidden * x * x);

    public static Func<double, double> OfPrivateMethod => Differentiate.Gradient(Unmarked);

    public static Func<double, double, (double, double)> OfMarked => Differentiate.Gradient(Scalars.SquareOfSum);

    /// <summary>The generic form differentiates the first parameter alone, whatever the method's own derivatives are.</summary>
    public static Func<double, double, double> OfMarkedInFirst => Differentiate.Gradient<double, double, double>(Scalars.SquareOfSum);

    public static Func<double, double, (double Value, double Tangent)> OfMarkedForward => Differentiate.Tangent(Scalars.FanOut);

    public static Func<double, double> OfMarkedInside => Differentiate.Gradient((double x) => x * Scalars.FanOut(x));

    public static Func<double, double, (double Value, double Tangent)> Forward => Differentiate.Tangent((double x) => x * x * x);

    public static Func<double, double, double, double, (double Value, double Tangent)> ForwardOfTwo => Differentiate.Tangent((double x, double y) => x * y);

    public static Func<Matrix<double>, Matrix<double>, (Matrix<double> Value, Matrix<double> Tangent)> ForwardOfMatrix =>
        Differentiate.Tangent((Matrix<double> w) => w * w);

    public static Func<double[], double[], ((double Sum, double Product) Value, (double Sum, double Product) Tangent)> ForwardOfArray =>
        Differentiate.Tangent((double[] x) => (Sum: x[0] + x[1], Product: x[0] * x[1]));

    public static Func<double, double, double> Curvature => Differentiate.HessianVectorProduct((double x) => Math.Sin(x));

    public static Func<double, double, double, double, (double, double)> CurvatureOfTwo => Differentiate.HessianVectorProduct((double x, double y) => x * x * y);

    public static Func<double[], double, double[], double[]> CurvatureOfArray => Differentiate.HessianVectorProduct((double[] x, double k) => k * x[0] * x[0] * x[1]);

    public static Func<double, double, double> CurvatureOfMarked => Differentiate.HessianVectorProduct(Scalars.FanOut);

    public static Func<double, double> SecondDerivative => Differentiate.Hessian((double x) => Math.Sin(x));

    public static Func<double, double, Matrix<double>> HessianOfTwo => Differentiate.Hessian((double x, double y) => x * x * y);

    public static Func<double[], double, Matrix<double>> HessianOfArray => Differentiate.Hessian((double[] x, double k) => k * x[0] * x[0] * x[1]);

    public static Func<double, double, Matrix<double>> JacobianOfTwo => Differentiate.Jacobian((double x, double y) => (x * y, x + y, x));

    public static Func<float[], int, Matrix<float>> JacobianOfArray => Differentiate.Jacobian((float[] x, int n) => new float[] { n * x[0], x[0] * x[1], x[1] });

    public static Func<Matrix<double>, Matrix<double>> JacobianOfMatrix => Differentiate.Jacobian((Matrix<double> w) => w * w);

    /// <summary>A lambda inside of a differentiated one may capture: it is part of that.</summary>
    public static Func<double, double> WithoutConfusion => Differentiate.Gradient((double x) => x * Differentiate.Gradient((double y) => x + y)(1));

    public static Func<double, double, (double, double)> CapturedLocal => Differentiate.Gradient((double x, double scale) =>
    {
        double k = scale * x;
        return Differentiate.Gradient((double y) => Math.Sin(k * y) * x)(scale);
    });

    public static Func<double, double> ThirdOrder => Differentiate.Gradient((double x) => Differentiate.Gradient((double y) => Differentiate.Gradient((double z) => z * z * y)(y) * x)(x));

    /// <summary>In an expression, and there inside of the arguments of another call.</summary>
    public static double Nested(double at) => Differentiate.Gradient((double x) => x * x)(Differentiate.Gradient((double x) => x * x * x)(at)) + 1;

    public static double InLocalFunction(double at)
    {
        return Slope(at) + OfLocal()(at);

        static double Slope(double at) => Differentiate.Gradient((double x) => Cube(x))(at);

        static Func<double, double> OfLocal() => Differentiate.Gradient(Cube);

        static double Cube(double x) => x * Square(x);

        static double Square(double x) => x * x;
    }

    public static double InLambda(double at)
    {
        Func<double, double> slope = y => Differentiate.Gradient(static (double x) => Math.Exp(2 * x))(y);
        return slope(at);
    }

    public static IEnumerable<double> InIterator(double[] points)
    {
        foreach (double point in points)
            yield return Differentiate.Gradient((double x) => x * x * x)(point);
    }

    public static async Task<double> InAsync(double at)
    {
        await Task.Yield();
        return Differentiate.Gradient((double x) => 1 / x)(at);
    }

    public static T InGeneric<T>(T at)
        where T : IFloatingPointIeee754<T> => Differentiate.Gradient((T x) => x * T.Sin(x))(at);

    public static T InGenericWithConstant<T>(T at, T scale)
        where T : struct, IFloatingPointIeee754<T> => Differentiate.ValueAndGradient((T x, T k) => k * x * x)(at, scale).Gradient;

    private static double Unmarked(double x) => x > 0 ? x * x : -x;

    /// <summary>In a generic type.</summary>
    internal static class Of<T>
        where T : IFloatingPointIeee754<T>
    {
        public static Func<T, T> Slope { get; } = Differentiate.Gradient((T x) => x * x);
    }
}
