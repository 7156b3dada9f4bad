namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Loops whose number of rounds does not depend on what is differentiated.</summary>
internal static partial class Loops
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Power(double x, [Domain(0, 5)] int n)
    {
        var p = 1.0;
        for (var i = 0; i < n; i++)
            p *= x;
        return p;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SumOfSquares(double x, [Domain(0, 5)] int n)
    {
        double s = 0;
        for (int i = 0; i < n; ++i)
            s += x * x;
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CountingDown(double x, [Domain(0, 4)] int n)
    {
        var s = 1.0;
        for (var i = n; i > 0; i--)
            s = s * x + i;
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double StepsOfThree(double x, [Domain(0, 9)] int n)
    {
        var s = x;
        for (var i = 1; i <= n; i += 3)
            s += i * Math.Sin(s);
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DoublingSteps(double x, [Domain(1, 40)] int n)
    {
        var s = 0.0;
        for (var i = 1; i < n; i *= 2)
            s += x / i * s + x;
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TwoVariables(double x, double y, [Domain(0, 6)] int n)
    {
        var s = 0.0;
        for (int i = 0, j = n; i < j; i++, j--)
            s += i * x + j * x * y;
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ChangedVariable(double x, [Domain(0, 8)] int n)
    {
        var s = x;
        for (var i = 0; i < n; i++)
        {
            s *= x;
            if (i % 3 == 1)
                i++;
            s += i;
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LimitChangedInside(double x, [Domain(2, 6)] int n)
    {
        var s = 1.0;
        for (var i = 0; i < n; i++)
        {
            s += x * s;
            n--;
        }

        return s * n;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Never(double x)
    {
        var s = x * x;
        for (var i = 5; i < 3; i++)
            s *= i * x;
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double While(double x, [Domain(0, 5)] int n)
    {
        var y = x;
        var i = 0;
        while (i < n)
        {
            y = y * y / 2 + x;
            y = Math.Sin(y);
            i++;
        }

        return y * i;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DoAtLeastOnce(double x, [Domain(0, 4)] int n)
    {
        var y = 1.0;
        var i = 0;
        do
        {
            y *= x + i;
            i++;
        }
        while (i < n);
        return y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Endless(double x, [Domain(0, 4)] int n)
    {
        var i = 0;
        var y = x;
        for (; ; )
        {
            if (i++ >= n)
                break;
            y = y * x + 1;
        }

        return y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Skipping(double x, [Domain(0, 9)] int n)
    {
        var s = 0.0;
        for (var i = 0; i < n; i++)
        {
            if (i % 2 == 0)
                continue;
            s = (s + i) * x;
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SkippingInWhile(double x, [Domain(0, 7)] int n)
    {
        var s = 1.0;
        while (n-- > 0)
        {
            if (n == 2)
                continue;
            s += s * x;
        }

        return s;
    }

    /// <summary>A linear recurrence of two steps.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Fibonacci(double first, double second, [Domain(0, 10)] int n)
    {
        var (a, b) = (first, second);
        for (var i = 0; i < n; i++)
            (a, b) = (b, a + b);
        return a * b;
    }

    /// <summary>The exponential function's series.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Exponential(double x)
    {
        var sum = 1.0;
        var term = 1.0;
        for (var k = 1; k <= 12; k++)
        {
            term *= x / k;
            sum += term;
        }

        return sum;
    }

    /// <summary>T(n + 1) = 2xT(n) - T(n - 1).</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Chebyshev(double x, [Domain(0, 6)] int degree)
    {
        if (degree == 0)
            return 1;
        double previous = 1, current = x;
        for (var n = 1; n < degree; n++)
        {
            var next = 2 * x * current - previous;
            previous = current;
            current = next;
        }

        return current;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BranchInside(double x, double y, [Domain(0, 6)] int n)
    {
        var s = x;
        for (var i = 0; i < n; i++)
        {
            if (s > y)
                s -= y * y;
            else
                s = s * 0.5 + i * x;
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InsideBranch(double x, bool flag)
    {
        var s = 1.0;
        if (flag)
        {
            for (var i = 0; i < 4; i++)
                s *= x;
        }
        else
        {
            var i = 0;
            while (i++ < 3)
                s += x / i;
        }

        return s * x;
    }

    /// <summary>The midpoint rule on a grid of doubles that depends on nothing differentiated.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DoubleCounter(double x)
    {
        var integral = 0.0;
        const double step = 0.25;
        for (var t = step / 2; t < 2; t += step)
            integral += step * Math.Exp(-x * t * t);
        return integral;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OneAfterTheOther(double x, [Domain(0, 3)] int n)
    {
        var s = x;
        for (var i = 0; i < n; i++)
            s *= x;
        var t = s;
        for (var i = 0; i < n; i++)
            t += s * t / (i + 1);
        return s + t;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float OfSingles(float x, [Domain(0, 4)] int n)
    {
        var s = 1f;
        for (var i = 0; i < n; i++)
            s = s * x + MathF.Cos(s);
        return s;
    }
}
