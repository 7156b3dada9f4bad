namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Choices by expressions.</summary>
internal static partial class Choices
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Branch(double x) => x > 0 ? x * x : -3 * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double GuardedLogarithm(double x) => x > 0 ? Math.Log(x) : 0;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Nested(double x, double y) => x > y ? (x > 1 ? x * x : x + y) : y < 0 ? y * x : Math.Sin(y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Conjunction(double x, double y) => x > 0 && y > 0 ? x * y : x - y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Disjunction(double x, double y) => x > 1 || y > 1 || x * y < 0 ? x + y * y : x * y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ByTruth(double x, bool flag) => flag ? Math.Exp(x) : Math.Cos(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SharedWork(double x, double y)
    {
        var product = x * y;
        var chosen = product > 0 ? Math.Sqrt(product) : product;
        return chosen * product + x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AssignedInArm(double x)
    {
        var a = x;
        var b = x > 0 ? (a = x * x) + 1 : a * 3;
        return a * b;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BothArmsOfOne(double x, double y) => (x > y ? x : y) * (x > y ? y : x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Negated(double x) => !(x > 0.5) ? x * 2 : x * x * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float OfSingles(float x) => x < 0 ? -x * x : MathF.Sqrt(1 + x);
}
