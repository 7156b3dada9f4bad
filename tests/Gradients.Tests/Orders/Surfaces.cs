using System.Numerics;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Functions whose matrices of derivatives are known, in small integers where that is possible.</summary>
internal static partial class Surfaces
{
    [Differentiable(Derivatives.Hessian | Derivatives.Jacobian)]
    public static double Cube(double x) => x * x * x;

    [Differentiable(Derivatives.Hessian | Derivatives.Jacobian)]
    public static double Rosenbrock(double x, double y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);

    [Differentiable(Derivatives.Hessian | Derivatives.Jacobian)]
    public static double WithArrayAndNumber(double[] a, double b, [NoDerivative] double c) => a[0] * a[0] * a[1] * b + c * b * b * b;

    [Differentiable(Derivatives.Hessian)]
    public static float OfSingles(float[] a, float b) => a[0] * a[1] * a[1] + b * a[0];

    [Differentiable(Derivatives.Hessian)]
    public static double OfMatrix(Matrix<double> a)
    {
        var sum = 0.0;
        for (var i = 0; i < a.RowCount; i++)
        {
            for (var j = 0; j < a.ColumnCount; j++)
                sum += a[i, j] * a[i, j] * a[0, 0];
        }

        return sum;
    }

    [Differentiable(Derivatives.Hessian)]
    public static double OfRectangle(double[,] a) => a[0, 1] * a[1, 0] * a[0, 1];

    [Differentiable(Derivatives.Hessian)]
    public static double OfSpan(ReadOnlySpan<double> a) => a[0] * a[0] * a[1];

    /// <summary>The second derivative of a constant power never goes through a logarithm.</summary>
    [Differentiable(Derivatives.Hessian)]
    public static double PowerOfTwo(double x) => Math.Pow(x, 2);

    [Differentiable(Derivatives.Hessian)]
    public static double LogOfExp(double x) => Math.Log(1 + Math.Exp(x));

    [Differentiable(Derivatives.Hessian)]
    public static double NormOf(double x, double y) => double.Hypot(x, y);

    [Differentiable(Derivatives.Jacobian)]
    public static (double R, double Angle) Polar(double x, double y) => (Math.Sqrt(x * x + y * y), Math.Atan2(y, x));

    [Differentiable(Derivatives.Jacobian, Auxiliary = ["Count"])]
    public static (double Sum, double Count, double Product) FewOfMany(double[] values)
    {
        var (sum, product) = (0.0, 1.0);
        foreach (var value in values)
        {
            sum += value;
            product *= value;
        }

        return (sum, values.Length, product);
    }

    [Differentiable(Derivatives.Jacobian)]
    public static Vector3 OnSphere(float latitude, float longitude) =>
        new(MathF.Cos(latitude) * MathF.Cos(longitude), MathF.Cos(latitude) * MathF.Sin(longitude), MathF.Sin(latitude));

    [Differentiable(Derivatives.Jacobian)]
    public static Matrix<double> Scaled(Matrix<double> a, double factor) => a * factor;

    /// <summary>Writes to its first parameter: each row of the Jacobian belongs to what is left there.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static void RunningSums(Span<double> values, double factor)
    {
        for (var i = 1; i < values.Length; i++)
            values[i] += factor * values[i - 1];
    }

    [Differentiable(Derivatives.Jacobian)]
    public static double SwapAndMultiply(ref double x, ref double y, out double difference)
    {
        (x, y) = (y, x);
        difference = x - y;
        return x * x * y;
    }

    /// <summary>A derivative of ∞ where nothing flows stays out of the other columns.</summary>
    [Differentiable(Derivatives.Jacobian)]
    public static (double First, double Second) WithPole(double x, double y) => (Math.Sqrt(x) + y, y * y);

    [Differentiable(Derivatives.Jacobian)]
    public static (double First, double Second) WithPoleOfArray(double[] x) => (Math.Sqrt(x[0]) + x[1], x[1] * x[1]);
}
