namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Derivatives inside of what is differentiated.</summary>
internal static partial class NestedDerivatives
{
    /// <summary>The derivative of x · d/dy (x + y) is 1: the two directions do not mix.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WithoutConfusion(double x) => x * Differentiate.Gradient<double, double, double>((y, k) => k + y)(1, x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SecondOrder(double x) => Differentiate.Gradient((double y) => Math.Sin(y) * y)(x * x);

    /// <summary>Newton's step for a root of a marked function.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NewtonStep(double x) => x - Quintic(x) / Differentiate.Gradient(Quintic)(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Quintic(double x) => x * x * x * x * x - 3 * x - 1;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfPower([Domain(0.5, 2)] double x, double p)
    {
        var (ofBase, ofExponent) = Differentiate.Gradient(Math.Pow)(x, p);
        return ofBase * x + Math.Exp(ofExponent / 10);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ValueToo(double x, double y)
    {
        var (value, (dx, dy)) = Differentiate.ValueAndGradient((double a, double b) => a * Math.Exp(a * b))(x, y);
        return value * dx - dy;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Forward(double x, double y)
    {
        var (value, tangent) = Differentiate.Tangent((double a, double b) => a * a * b)(x, y, y, x * x);
        return value * tangent;
    }

    /// <summary>A choice inside.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Choice(double x) => Differentiate.Tangent((double y) => y > 0 ? y * Math.Sin(y) : y * y * y)(x, 1).Tangent * x;

    /// <summary>A loop inside, and the derivative in a loop.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Loops(double x, int n)
    {
        double sum = 0;
        for (int i = 1; i <= n; i++)
        {
            sum += i * Differentiate.Tangent((double y, int k) =>
            {
                double product = 1;
                for (int j = 0; j < k; j++)
                {
                    if (product > 100)
                        break;
                    product *= Math.Cos(y) + y;
                }

                return product;
            })(x, i, 1).Tangent;
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WithArray(double[] x)
    {
        double slope = Differentiate.Gradient<double, double[], double>((y, a) => a[0] * y * y + a[1] * y)(x[2], x);
        return slope * slope;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ThirdOrder(double x) => Differentiate.Gradient((double y) => Differentiate.Gradient((double z) => z * z * Math.Exp(z))(y) * y)(x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfLocalFunction(double x)
    {
        return Differentiate.Gradient(Cube)(x) + Inlined(x);

        static double Cube(double y) => y * y * y;

        static double Inlined(double y) => y * Differentiate.Gradient(Cube)(y);
    }

    /// <summary>A body with a derivative, in the place of its call.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfCalled(double x) => Math.Sin(SecondOrder(x)) + NewtonStep(x);
}
