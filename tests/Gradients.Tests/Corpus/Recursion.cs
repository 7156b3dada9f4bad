namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Methods that call themselves or one another.</summary>
internal static partial class Recursion
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FactorialLike([Domain(2.1, 4.9)] double x) => x < 2 ? 1 : x * FactorialLike(x - 1);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Power(double x, int exponent)
    {
        if (exponent == 0)
            return 1;
        var half = Power(x, exponent / 2);
        return exponent % 2 == 0 ? half * half : half * half * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ThirteenthPower([Domain(0.5, 1.5)] double x) => Power(x, 13);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FibonacciLike(double first, double second, int n) =>
        n switch
        {
            0 => first,
            1 => second,
            _ => FibonacciLike(first, second, n - 1) + FibonacciLike(first, second, n - 2),
        };

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SquareOfSixth(double first, double second)
    {
        var sixth = FibonacciLike(first, second, 6);
        return sixth * sixth;
    }

    /// <summary>Calls itself for the argument of another call, as Ackermann's function does.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AckermannLike([Domain(0.5, 1)] double x, int m, int n)
    {
        if (m == 0)
            return x * (n + 1);
        if (n == 0)
            return AckermannLike(x, m - 1, 1);
        return AckermannLike(AckermannLike(x, m, n - 1) / 2, m - 1, n);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AckermannOfTwo([Domain(0.5, 1)] double x) => AckermannLike(x, 2, 2);

    /// <summary>The value of a tree: the children of i are 2·i + 1 and 2·i + 2.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TreeValue([Shape(7)] double[] nodes, int root)
    {
        if (root >= nodes.Length)
            return 1;
        return nodes[root] * (TreeValue(nodes, 2 * root + 1) + TreeValue(nodes, 2 * root + 2) * 0.5);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double HalvedSum([Shape(7)] ReadOnlySpan<double> x) => x.Length switch
    {
        0 => 0,
        1 => x[0] * x[0],
        var length => HalvedSum(x[..(length / 2)]) + HalvedSum(x[(length / 2)..]),
    };

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Even(double x, int n) => n == 0 ? x : Odd(x * x, n - 1) + x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Odd(double x, int n) => n == 0 ? 2 * x : Even(Math.Sin(x), n - 1) * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Mutual(double x) => Even(x, 5);

    /// <summary>Simpson's rule that halves an interval where its estimate is poor; how deep depends on the data.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AdaptiveSimpson([Domain(0, 0.5)] double from, [Domain(1, 3)] double to, [Domain(0.5, 2)] double a)
    {
        var middle = (from + to) / 2;
        var whole = (to - from) / 6 * (Peak(from, a) + 4 * Peak(middle, a) + Peak(to, a));
        var left = (middle - from) / 6 * (Peak(from, a) + 4 * Peak((from + middle) / 2, a) + Peak(middle, a));
        var right = (to - middle) / 6 * (Peak(middle, a) + 4 * Peak((middle + to) / 2, a) + Peak(to, a));
        return Math.Abs(left + right - whole) < 1e-4
            ? left + right
            : AdaptiveSimpson(from, middle, a) + AdaptiveSimpson(middle, to, a);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Peak(double t, [Domain(0.5, 2)] double a) => 1 / (1 + a * (t - 1) * (t - 1));

    /// <summary>The determinant by the first row; which columns are taken is a set of bits.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Determinant([Shape(9)] double[] matrix) => Minor(matrix, 0, 0b000);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Minor([Shape(9)] double[] matrix, int row, int taken)
    {
        if (row == 3)
            return 1;
        var sum = 0.0;
        var sign = 1;
        for (var column = 0; column < 3; column++)
        {
            if ((taken & (1 << column)) != 0)
                continue;
            sum += sign * matrix[row * 3 + column] * Minor(matrix, row + 1, taken | (1 << column));
            sign = -sign;
        }

        return sum;
    }
}
