namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Functions whose Hessians are sparse.</summary>
internal static partial class SparseSurfaces
{
    private const Derivatives Both = Derivatives.SparseHessian | Derivatives.Hessian;

    /// <summary>Neighbours only: tridiagonal.</summary>
    [Differentiable(Both)]
    public static double Rosenbrock(double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < x.Length; i++)
        {
            var valley = x[i + 1] - x[i] * x[i];
            sum += 100 * valley * valley + (1 - x[i]) * (1 - x[i]);
        }

        return sum;
    }

    /// <summary>One number meets all others, which meet no other: an arrowhead.</summary>
    [Differentiable(Both)]
    public static double Arrowhead(double scale, double[] x)
    {
        var sum = scale * scale;
        for (var i = 0; i < x.Length; i++)
            sum += Math.Exp(scale * x[i]);
        return sum;
    }

    /// <summary>Linear, but for one number.</summary>
    [Differentiable(Both)]
    public static double NearlyLinear(double[] x, double[] y)
    {
        var sum = x[0] / 3 + Math.Abs(x[1]) + Math.Max(x[2], y[0]);
        for (var i = 0; i < y.Length; i++)
            sum += 2 * y[i];
        return sum + y[1] * y[1] + x[3] / y[2];
    }

    /// <summary>A sum of products, also of whole arrays: only what is multiplied meets.</summary>
    [Differentiable(Both)]
    public static double Products(double[] x, double[] y) => Functions.Dot(x, y) + x[0] * y[1] - Functions.Sum(x);

    /// <summary>A branch on real numbers: what meets in either arm.</summary>
    [Differentiable(Both)]
    public static double Branches(double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i + 2 < x.Length; i++)
        {
            if (x[i] > x[i + 1])
                sum += x[i] * x[i + 1];
            else
                sum += x[i] * x[i + 2];
            if (x[i] > 3)
                break;
        }

        return sum;
    }

    /// <summary>What is computed and not used meets nobody.</summary>
    [Differentiable(Both, Auxiliary = ["penalty"])]
    public static (double value, double penalty) WithReport(double[] x)
    {
        var product = 1.0;
        foreach (var number in x)
            product *= number;
        return (x[0] * x[1] + x[2] * x[2], product);
    }

    /// <summary>Functions with a derivative of their own, written out, and a call.</summary>
    [Differentiable(Both)]
    public static double Written(double[] x) =>
        1 / (1 + Math.Exp(-x[0])) + Math.Log(1 + Math.Exp(x[1] * x[2])) + Deep(x[3], x[4], 2) + Math.Pow(x[5], 2) + Math.FusedMultiplyAdd(x[6], 3, x[0]);

    [Differentiable(Derivatives.HessianVectorProduct)]
    public static double Deep(double x, double y, int depth) => depth == 0 ? x * y : Math.Sin(Deep(y, x, depth - 1));

    /// <summary>What is differentiated is written: every product begins with what it held at first.</summary>
    [Differentiable(Both)]
    public static double Overwritten(double[] x, ref double y)
    {
        x[0] *= x[1] * y;
        y = x[0] * x[2];
        return y * x[3];
    }

    /// <summary>An intermediate array that is overwritten.</summary>
    [Differentiable(Both)]
    public static double Chained(double[] x)
    {
        var state = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            state[i] = Math.Sin(x[i]);
        for (var i = 1; i < x.Length; i += 2)
            state[i] = state[i] * state[i - 1];
        var sum = 0.0;
        foreach (var number in state)
            sum += number;
        return sum;
    }
}
