namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Methods that call other differentiable methods.</summary>
internal static partial class Calls
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Inner(double x, double y) => x * Math.Sin(y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Outer(double x) => Inner(x, x * x) + Inner(2 * x, 1);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SameArgumentTwice(double x) => Inner(x, x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NamedArguments(double x, double y) => Inner(y: x, x: y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ThroughTuple(double x, double y)
    {
        var (sum, product) = Tuples.SumAndProduct(x, y);
        return sum * product;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfArray(double[] x) => Arrays.Elements(x) * Inner(x[0], x[1]);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfChoice(double x) => Choices.Branch(x) * Choices.Branch(-x) + x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Overloaded(double x) => x * Overloaded(x, 3.0);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Overloaded(double x, double y) => x * x * y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ConstantIntoActive(double x) => Inner(3, x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Long(double a, double b) =>
        Math.Sin(a) * Math.Cos(b) + Math.Exp(a * b) - Math.Sqrt(1 + a * a) * Math.Log(2 + b * b) + Math.Tanh(a - b) / (3 + Math.Cos(a + b))
        + Math.Atan(a * a - b) * Math.Sinh(b / 3) - Math.Cbrt(2 + a * b * a) + Math.Pow(1 + a * a, 1.5) + Math.Sin(b * b) * Math.Cos(a * a)
        - Math.Exp(-a * a - b * b) * (a + b) + 1 / (1 + Math.Exp(b - a));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NotInlined(double x) => Long(x, x * x) * x;

    [Differentiable(Derivatives.Tangent)]
    public static (double First, double Second) LongPair(double a, double b) => (Long(a, b), Long(b, a) * a);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PairNotInlined(double x, double y)
    {
        var (first, second) = LongPair(x, y);
        return first * second + x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OneOfPairNotInlined(double x, double y) => LongPair(x, x * y).Second * y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LongOfArray(double[] x, double scale) => Long(x[0], x[1]) * Long(x[1], scale) * Long(scale, x[2]);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ArrayNotInlined(double[] x) => LongOfArray(x, x[0]) + x[1];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LongOfSpan(ReadOnlySpan<double> x, double scale) => Long(x[0], x[1]) * Long(x[1], scale) * Long(scale, x[2]);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SpanNotInlinedAfterEarlyReturn(double x, double y, bool isTrivial)
    {
        if (isTrivial)
            return x;
        Span<double> terms = stackalloc double[] { x, y, x * y };
        return LongOfSpan(terms, y) * x;
    }
}
