using SymbolicBackprop.Gradients.Tests.Corpus.Callees;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Arguments that are left out, named, collected or passed by reference.</summary>
internal static partial class ArgumentPassing
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Affine(double x, double factor = 2, double offset = -1) => x * x * factor + offset;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LeftOut(double x) => Affine(x) * Affine(x, 3) + Affine(x, offset: x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NamedOutOfOrder(double x, double y) => Affine(offset: y, x: x, factor: x * y);

    /// <summary>Named arguments are evaluated in the order in which they are written.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NamedWithSideEffects(double x)
    {
        var a = x;
        return Affine(offset: a *= 2, x: a += 1, factor: a *= a);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SumOfSquares(double scale, params double[] terms)
    {
        var sum = 0.0;
        foreach (var term in terms)
            sum += term * term;
        return scale * sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ParamsOfSeveralLengths(double x, double y) =>
        SumOfSquares(x) + SumOfSquares(y, x) + SumOfSquares(x, y, x * y, 3) + SumOfSquares(2, [x, y]);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AlternatingSum(params ReadOnlySpan<double> terms)
    {
        var (sum, sign) = (0.0, 1);
        foreach (var term in terms)
        {
            sum += sign * term;
            sign = -sign;
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ParamsSpan(double x, double y) => AlternatingSum(x, y, x * y, y * y) * AlternatingSum(y);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReadOnlyReference(in double x, in double y) => x * y * y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PassedReadOnly(double x, double[] y) => ReadOnlyReference(x, in y[1]) + ReadOnlyReference(in y[0], x + 1);

    [Differentiable(Derivatives.Tangent)]
    public static void DoubleAndAdd(ref double x, double y)
    {
        x *= 2;
        x += y * y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReferenceToLocal(double x, double y)
    {
        var local = x * y;
        DoubleAndAdd(ref local, x);
        DoubleAndAdd(ref local, local);
        return local;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReferenceToElement(double[] x)
    {
        var copy = x.ToArray();
        for (var i = 0; i < copy.Length; i++)
            DoubleAndAdd(ref copy[i], copy[(i + 1) % copy.Length]);
        return copy[0] * copy[1] - copy[2];
    }

    /// <summary>A reference that is passed on, and a result beside it.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PassedOn(ref double x, double y)
    {
        DoubleAndAdd(ref x, y);
        DoubleAndAdd(ref x, 1);
        return x * y;
    }

    [Differentiable(Derivatives.Tangent)]
    public static void ToPolar([Domain(0.5, 2)] double x, [Domain(0.5, 2)] double y, out double radius, out double angle)
    {
        radius = Math.Sqrt(x * x + y * y);
        angle = Math.Atan2(y, x);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OutVariables([Domain(0.5, 2)] double x, [Domain(0.5, 2)] double y)
    {
        ToPolar(x, y, out var radius, out var angle);
        ToPolar(radius, y, out _, out var second);
        return radius * angle - second;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OfTryRoot(double x, double y) => Roots.TryRoot(x * y, out var root) ? root * x : x - y;

    [Differentiable(Derivatives.Tangent)]
    public static void Exchange(ref double a, ref double b) => (a, b) = (b * a, a);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ExchangedElements([Shape(4)] double[] x)
    {
        Span<double> copy = stackalloc double[4];
        x.CopyTo(copy);
        Exchange(ref copy[0], ref copy[3]);
        Exchange(ref copy[1], ref copy[0]);
        return copy[0] + 2 * copy[1] - copy[3];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AsExtension(double x) => x.Cubed().Shifted(by: x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Cubed(this double x) => x * x * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Shifted(this double x, double by = 1) => x + by;
}
