using SymbolicBackprop.Gradients.Tests.Corpus.Callees;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Derivatives by rules that stand in the program: of methods that are marked and that are not, of all parameters and of one.</summary>
internal static partial class CustomRules
{
    private static readonly Coil Steel = new(3);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfUnmarked([Domain(1, 3)] double x) => x * RuledCallees.Root(x * x + 1);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BackwardOnly([Domain(3, 5)] double p, [Domain(-1, 1)] double q) => RuledCallees.LargerRoot(p, q * p) * q;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TangentOnly([Domain(1, 2)] double x, [Domain(1, 2)] double y) => RuledCallees.Distance(x, x * y, 3) + y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WithConstants([Domain(1, 2)] double x) => RuledCallees.Distance(2, x, 4) * RuledCallees.LargerRoot(3, x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfTwoResults([Domain(1, 2)] double x, [Domain(1, 2)] double y)
    {
        var (radius, angle) = RuledCallees.Polar(x * x, y);
        return radius * radius + angle;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfOneOfTwoResults([Domain(1, 2)] double x, [Domain(1, 2)] double y) => RuledCallees.Polar(x, y).Angle * x;

    [Differentiable(Derivatives.Tangent)]
    public static (double Radius, double Angle) Whole([Domain(1, 2)] double x, [Domain(1, 2)] double y) => RuledCallees.Polar(x, y * y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfResultWithCount([Domain(5, 7)] double x)
    {
        var (value, rounds) = RuledCallees.Halved(x);
        return value * value * rounds;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfMatrices(Matrix<double> m, double factor) => Matrix.Sum(Matrix.PointwiseMultiply(RuledCallees.Scaled(m, factor * factor), m));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfMatrixThatIsWritten(Matrix<double> m, double factor)
    {
        var scaled = RuledCallees.Scaled(m, factor);
        scaled[0, 0] = factor * factor;
        return Matrix.Sum(Matrix.PointwiseMultiply(scaled, scaled));
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float OfGeneric(float x) => RuledCallees.Cubed(x) * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfObject(double length) => Steel.Energy(length * length);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InLoop([Domain(1, 2)] double x, [Domain(3, 6)] int n)
    {
        var sum = x;
        for (var i = 0; i < n; i++)
            sum += RuledCallees.Root(sum) * x;
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InBranch([Domain(1, 2)] double x, bool isLarge) => isLarge ? RuledCallees.Root(x) : RuledCallees.LargerRoot(4 * x, x);

    /// <summary>A marked method whose rule says everything: its body is not read, and could not be.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Marked([Domain(1, 2)] double x, [Domain(1, 2)] double y) =>
        double.Parse(Math.Log(x * y).ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    [BackwardOf(nameof(Marked)), Differentiable(Derivatives.Tangent)]
    private static (double X, double Y) MarkedBackward(double x, double y, double logarithm, double upstream) => (upstream / x, upstream / y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CallsMarked([Domain(1, 2)] double x) => Marked(x, x * x) * x;
}
