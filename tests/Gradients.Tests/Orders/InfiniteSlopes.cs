using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Functions with a slope of ∞ at 0, behind all that a derivative can go through.</summary>
internal static partial class InfiniteSlopes
{
    /// <summary>√x·y + n·y, by calls that stay calls.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static double Steep(double x, double y, int n) => n == 0 ? Math.Sqrt(x) * y : Steep(x, y, n - 1) + y;

    [Differentiable(Derivatives.Jacobian | Derivatives.SparseJacobian)]
    public static double[] OfRecursion(double[] v) => [Steep(v[0], v[1], 2), Steep(v[1], v[2], 1)];

    [Differentiable(Derivatives.Jacobian)]
    public static double[] OfVirtualCalls(double[] v, SteepCurve curve) => [curve.At(v[0], v[1]), curve.At(v[1], v[2])];

    [Differentiable(Derivatives.Jacobian)]
    public static (double, double) OfTwoNumbers(double x, double y) => (Steep(x, y, 2), Steep(y, x, 1));

    [Differentiable(Derivatives.Jacobian)]
    public static double[] OfBackwardRule(double[] v) => [RootByBackwardRule(v[0]) + v[1], RootByBackwardRule(v[1])];

    [Differentiable(Derivatives.Jacobian)]
    public static double[] OfTangentRule(double[] v) => [RootByTangentRule(v[0]) + v[1], RootByTangentRule(v[1])];

    [Differentiable(Derivatives.Jacobian)]
    public static Matrix<double> OfMatrix(Matrix<double> m) => Matrix.Sqrt(m);

    [Differentiable(Derivatives.Jacobian)]
    public static double OfElement(Matrix<double> m) => Matrix.Sqrt(m)[0, 1];

    [Differentiable(Derivatives.Hessian)]
    public static double OfSecondOrder(double x, double y) => Steep(x, y, 2);

    [Differentiable(Derivatives.Tangent)]
    public static double OfDirection(double x, double y) => Math.Sqrt(x) + Math.Pow(x, 0.5) * y + Math.Asin(1 - x) + Math.Cbrt(x);

    /// <summary>Roots and powers of each other's arguments.</summary>
    [Differentiable]
    public static double Deep(double x, double y, int n) => n == 0 ? Math.Sqrt(x) * y + Math.Pow(y, 0.5) : Deep(y, x, n - 1) + Math.Cbrt(x) * y;

    /// <summary>So long that it is called, with slopes of ∞ on several ways.</summary>
    [Differentiable]
    public static double Winding(double[] v, int first)
    {
        var s = 0.0;
        for (var i = first; i < v.Length; i++)
        {
            if (v[i] > 0.5)
                s += Math.Sqrt(v[i - 1]) * v[i];
            else
                s -= Math.Asin(1 - v[i]) * 0.5;
            s += Math.Sqrt(v[i]);
        }

        for (var i = first; i < v.Length; i++)
        {
            s = s * 0.5 + Math.Sqrt(v[i] * v[i]);
            s += Math.Pow(v[i], 1.5) - v[i] * v[0];
            s -= Math.Max(v[i], v[0]);
        }

        return s;
    }

    [Differentiable(Derivatives.Jacobian)]
    public static double[] OfManyWays(double[] v) => [Deep(v[0], v[1], 2), Deep(v[2], v[3], 1) * 2, Winding(v, 1), Winding(v, 3) + Deep(v[0], v[0], 3)];

    public static double RootByBackwardRule(double x) => Math.Sqrt(x);

    [BackwardOf(nameof(RootByBackwardRule))]
    public static double RootBackward(double x, double result, double upstream) => upstream / (2 * result);

    public static double RootByTangentRule(double x) => Math.Sqrt(x);

    [TangentOf(nameof(RootByTangentRule))]
    public static double RootTangent(double x, double result, double xTangent) => xTangent / (2 * result);

    [BackwardOf(nameof(RootByTangentRule))]
    public static double OtherRootBackward(double x, double result, double upstream) => upstream / (2 * result);
}

/// <summary>√x·y + y², by a call of which nobody knows the body.</summary>
internal abstract partial class SteepCurve
{
    [Differentiable(Derivatives.Tangent)]
    public abstract double At(double x, double y);
}

/// <inheritdoc/>
internal sealed partial class SteepRoot : SteepCurve
{
    [Differentiable(Derivatives.Tangent)]
    public override double At(double x, double y) => Math.Sqrt(x) * y + y * y;
}
