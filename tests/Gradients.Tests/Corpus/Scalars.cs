namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Functions of numbers.</summary>
internal static partial class Scalars
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SquareOfSum(double x, double y) => (x + y) * (x + y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Polynomial(double x) => 3 * x * x * x - 2 * x * x + x - 7;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ProductOfThree(double a, double b, double c) => a * b * c;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FanOut(double x) => x * x + x * Math.Sin(x) - x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Overwritten(double x)
    {
        x = x * x;
        x = x * x;
        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OverwrittenTwin(double x)
    {
        var y = x;
        var z = 2 * y;
        y = y * y;
        return z * y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CompoundAssignments(double x, double y)
    {
        var z = x;
        z += y;
        z *= x;
        z -= y * y;
        z /= 2 + x * x;
        return z;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OntoItself(double x)
    {
        x += x;
        x *= x;
        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ChainedAssignment(double w)
    {
        double u, v;
        u = v = w * w;
        return u * v + w;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Steps(double x)
    {
        var before = x++;
        var after = --x;
        return before * after * ++x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Swap(double a, double b)
    {
        (a, b) = (b, a);
        return a - 2 * b * b;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.5, 3)]
    public static double Quotient(double a, double b) => (a - b) / (a * b + 1) / b;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Negations(double x, double y) => -x * -(-y) - -x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NegativeFactors(double x, double y) => -1 * x * (y * -1) + x / -1 - (-x) / (-y * y - 1);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SigmoidOfProduct(double w, double x)
    {
        var z = w * x;
        return 1.0 / (1.0 + Math.Exp(-z));
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Softplus(double x) => Math.Log(1 + Math.Exp(x));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Trigonometric(double x) => Math.Sin(x) * Math.Cos(x) + Math.Tan(x / 4);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(-0.9, 0.9)]
    public static double InverseTrigonometric(double x) => Math.Asin(x) * Math.Acos(x) + Math.Atan(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Hyperbolic(double x) => Math.Sinh(x) - Math.Cosh(x) * Math.Tanh(x / 2);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InverseHyperbolic([Domain(1.1, 3)] double a, [Domain(-0.9, 0.9)] double b) => Math.Acosh(a) * Math.Atanh(b) + Math.Asinh(a * b);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.2, 4)]
    public static double Logarithms(double x) => Math.Log(x) + Math.Log2(x) * Math.Log10(x) + double.LogP1(x) + Math.Log(x, 3);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Exponentials(double x) => Math.Exp(x / 2) + double.Exp2(x) * double.ExpM1(x) + double.Exp10(x / 3);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.2, 4)]
    public static double Roots(double x) => Math.Sqrt(x) * Math.Cbrt(x) + double.RootN(x, 5) + double.Hypot(x, 2);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.2, 3)]
    public static double Powers(double x, double p) => Math.Pow(x, p) + Math.Pow(x, 2) + Math.Pow(2, p) + Math.Pow(x, -0.5);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.5, 2)]
    public static double Angles(double y, double x) => Math.Atan2(y, x) + double.SinPi(x) * double.CosPi(y / 3) + double.DegreesToRadians(y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Fused(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c) * double.Lerp(a, b, c);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Scaled(double x) => Math.ScaleB(x, 3) + Math.CopySign(x, -2.0) * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Remainder([Domain(5.1, 5.9)] double x, [Domain(2.1, 2.4)] double y) => x % y * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Absolute(double x) => Math.Abs(x) * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Extremes(double a, double b) => Math.Max(a, b) * a - Math.Min(a, b) * Math.Max(a, 0.1);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Clamped(double x) => Math.Clamp(x, -0.75, 1.25) * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Magnitudes(double a, double b) => Math.MaxMagnitude(a, b) * 2 + Math.MinMagnitude(a, b) * a;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Library(double x, double y) =>
        Functions.Sigmoid(x) * Functions.Softplus(y) + Functions.Relu(x) + Functions.Square(x * y) + Functions.LogSumExp(x, y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Both(double x)
    {
        var (sine, cosine) = Math.SinCos(x);
        return sine * sine * cosine;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Constants(double x) => x * Math.PI + Scale * x + double.Epsilon + 1e-3 + 0x10 + 1_000;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Stopped(double x) => x * Differentiate.Stop(x * 0 + 3);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double IntegerFactor(double x, int n) => n * x + x / (n + 1) + (n % 2 == 0 ? x : 2 * x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Mixed(double x, float y) => x * y + (float)x * 0.5 + (double)y * y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ConstantParameter(double x, [NoDerivative] double c) => Math.Sin(x * c) + c;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InParameter(in double x, double y) => x * y * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Optional(double x, double y = 2.5) => x * y * y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CommonSubexpressions(double x, double y) => Math.Exp(x * y) * Math.Exp(x * y) + Math.Exp(x * y) / (1 + x * x) + y / (1 + x * x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DeepChain(double x) => Math.Sin(Math.Exp(Math.Tanh(Math.Cos(Math.Sqrt(1 + x * x)))));

    private const double Scale = 0.125;
}
