namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Arrays of two and three dimensions.</summary>
internal static partial class RectangularArrays
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Determinant([Shape(3, 3)] double[,] a) =>
        a[0, 0] * (a[1, 1] * a[2, 2] - a[1, 2] * a[2, 1])
        - a[0, 1] * (a[1, 0] * a[2, 2] - a[1, 2] * a[2, 0])
        + a[0, 2] * (a[1, 0] * a[2, 1] - a[1, 1] * a[2, 0]);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double QuadraticForm([Shape(3, 3)] double[,] a, double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i < a.GetLength(0); i++)
        {
            for (var j = 0; j < a.GetLength(1); j++)
                sum += x[i] * a[i, j] * x[j];
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SumOfSquares(double[,] a)
    {
        var sum = 0.0;
        foreach (var entry in a)
            sum += entry * entry;
        return sum * a.Length;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Initializer(double x, double y)
    {
        double[,] a = { { x, 1 }, { y, x * y } };
        a[0, 1] += a[1, 0];
        return a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0];
    }

    /// <summary>The number of ways over a grid whose steps have weights.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Paths(double right, double down, [Domain(1, 4)] int n)
    {
        var ways = new double[n, n];
        ways[0, 0] = 1;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (i > 0)
                    ways[i, j] += down * ways[i - 1, j];
                if (j > 0)
                    ways[i, j] += right * ways[i, j - 1];
            }
        }

        return ways[n - 1, n - 1];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TraceOfProduct([Shape(2, 3)] double[,] a, [Shape(3, 2)] double[,] b)
    {
        var (rows, inner) = (a.GetLength(0), a.GetLength(1));
        var product = new double[rows, rows];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < rows; j++)
            {
                for (var k = 0; k < inner; k++)
                    product[i, j] += a[i, k] * b[k, j];
            }
        }

        return product[0, 0] * product[1, 1] + product[0, 1];
    }

    [Differentiable(Derivatives.Tangent)]
    public static void Transpose([Shape(3, 3)] double[,] a)
    {
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < i; j++)
                (a[i, j], a[j, i]) = (a[j, i], a[i, j]);
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double EliminatedEntry([Shape(2, 2), Domain(0.5, 2)] double[,] a)
    {
        var factor = a[1, 0] / a[0, 0];
        a[1, 0] = 0;
        a[1, 1] -= factor * a[0, 1];
        return a[0, 0] * a[1, 1];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ThreeDimensions(double x)
    {
        var cube = new double[2, 2, 2];
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                for (var k = 0; k < 2; k++)
                    cube[i, j, k] = x * (i + 1) + j * x * x - k;
            }
        }

        return cube[0, 1, 0] * cube[1, 0, 1] + cube[1, 1, 1];
    }
}
