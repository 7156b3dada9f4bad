using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Corpus.Callees;

/// <summary>Methods that are not differentiated themselves: rules say their derivatives.</summary>
internal static partial class RuledCallees
{
    /// <summary>The square root as a table of strings might give it: nothing that could be differentiated.</summary>
    public static double Root(double x) => double.Parse(Math.Sqrt(x).ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>For a function of one number, the gradient and the tangent are one formula.</summary>
    [BackwardOf(nameof(Root)), TangentOf(nameof(Root)), Differentiable(Derivatives.Tangent)]
    public static double RootRule(double x, double y, double upstream) => upstream / (2 * y);

    /// <summary>The larger root of x² + p·x + q.</summary>
    public static double LargerRoot(double p, double q) => -p / 2 + Math.Sqrt(p * p / 4 - q);

    [BackwardOf(nameof(LargerRoot)), Differentiable(Derivatives.Tangent)]
    public static (double P, double Q) LargerRootBackward(double p, double q, double x, double upstream)
    {
        var slope = 2 * x + p;
        return (-upstream * x / slope, -upstream / slope);
    }

    public static double Distance(double x, double y, int power) => Math.Pow(Math.Pow(x, power) + Math.Pow(y, power), 1.0 / power);

    [TangentOf(nameof(Distance)), Differentiable(Derivatives.Tangent)]
    public static double DistanceTangent(double x, double y, int power, double distance, double xTangent, double yTangent) =>
        (xTangent * Math.Pow(x, power - 1) + yTangent * Math.Pow(y, power - 1)) * Math.Pow(distance, 1 - power);

    /// <summary>Two results.</summary>
    public static (double Radius, double Angle) Polar(double x, double y) => (Math.Sqrt(x * x + y * y), Math.Atan2(y, x));

    [BackwardOf(nameof(Polar)), Differentiable(Derivatives.Tangent)]
    public static (double X, double Y) PolarBackward(double x, double y, (double Radius, double Angle) polar, (double Radius, double Angle) upstream)
    {
        var squared = polar.Radius * polar.Radius;
        return (upstream.Radius * x / polar.Radius - upstream.Angle * y / squared, upstream.Radius * y / polar.Radius + upstream.Angle * x / squared);
    }

    [TangentOf(nameof(Polar)), Differentiable(Derivatives.Tangent)]
    public static (double Radius, double Angle) PolarTangent(double x, double y, (double Radius, double Angle) polar, double xTangent, double yTangent) =>
        ((x * xTangent + y * yTangent) / polar.Radius, (x * yTangent - y * xTangent) / (polar.Radius * polar.Radius));

    /// <summary>A value and how often it took to find it: the second result is not differentiated.</summary>
    public static (double Value, int Rounds) Halved(double x)
    {
        var rounds = 0;
        for (; x > 1; rounds++)
            x /= 2;
        return (x, rounds);
    }

    [BackwardOf(nameof(Halved)), TangentOf(nameof(Halved)), Differentiable(Derivatives.Tangent)]
    public static double HalvedRule(double x, (double Value, int Rounds) halved, double upstream) => Math.ScaleB(upstream, -halved.Rounds);

    /// <summary>A matrix from a matrix and a number.</summary>
    public static Matrix<double> Scaled(Matrix<double> m, double factor) => m * factor;

    [BackwardOf(nameof(Scaled)), Differentiable(Derivatives.Tangent)]
    public static (Matrix<double> M, double Factor) ScaledBackward(Matrix<double> m, double factor, Matrix<double> scaled, Matrix<double> upstream) =>
        (upstream * factor, Matrix.Dot(upstream, m));

    [TangentOf(nameof(Scaled)), Differentiable(Derivatives.Tangent)]
    public static Matrix<double> ScaledTangent(Matrix<double> m, double factor, Matrix<double> scaled, Matrix<double> mTangent, double factorTangent) =>
        mTangent * factor + m * factorTangent;

    /// <summary>Of any type of real numbers.</summary>
    public static T Cubed<T>(T x)
        where T : System.Numerics.IFloatingPointIeee754<T> => x * x * x;

    [BackwardOf(nameof(Cubed)), TangentOf(nameof(Cubed)), Differentiable(Derivatives.Tangent)]
    public static T CubedRule<T>(T x, T y, T upstream)
        where T : System.Numerics.IFloatingPointIeee754<T> => T.CreateChecked(3) * x * x * upstream;

}

/// <summary>An object with a method.</summary>
internal sealed partial class Coil(double stiffness)
{
    public double Stiffness { get; } = stiffness;

    public double Energy(double length) => Stiffness * length * length / 2;

    [BackwardOf(nameof(Energy)), TangentOf(nameof(Energy)), Differentiable(Derivatives.Tangent)]
    public static double EnergyRule(Coil coil, double length, double energy, double upstream) => coil.Stiffness * length * upstream;
}
