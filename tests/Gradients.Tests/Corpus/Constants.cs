using static System.Math;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Constants, read-only fields and functions without the name of their class.</summary>
internal static partial class Constants
{
    private const double Gravity = 9.81;
    private const int Rounds = 3;

    private static readonly double Offset = 0.25;
    private static readonly double[] Nodes = [-0.7745966692414834, 0, 0.7745966692414834];
    private static readonly double[] Weights = [5.0 / 9, 8.0 / 9, 5.0 / 9];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Fields(double t) => 0.5 * Gravity * t * t + Offset * t;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Locals(double x)
    {
        const double half = 1.0 / 2;
        const int count = 2 * Rounds;
        var y = x;
        for (var i = 0; i < count; i++)
            y = half * (y + Sin(x));
        return y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.2, 2)]
    public static double UsingStatic(double x, double y) => Sin(x) * Exp(-y) + Sqrt(x * y) - PI * Log(x) / E + Abs(x) * Pow(y, 3);

    /// <summary>The integral of exp(a·t²) over [-1, 1] by Gauss's rule of three nodes.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Quadrature(double a)
    {
        var integral = 0.0;
        for (var i = 0; i < Nodes.Length; i++)
            integral += Weights[i] * Exp(a * Nodes[i] * Nodes[i]);
        return integral;
    }
}
