namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Returns, breaks and continues where they may stand.</summary>
internal static partial class EarlyExits
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double GuardClauses(double x, double y, int n)
    {
        if (n == 0)
            return x;
        if (x < 0)
            return x * x + y;
        var product = x * y;
        if (product > 1)
            return product;
        return product * product - x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReturnInLoop(double x, [Domain(0, 6)] int n)
    {
        var s = x;
        for (var i = 0; i < 4; i++)
        {
            if (i == n)
                return s * 3;
            s *= x;
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReturnInNestedLoops(double x, [Domain(0, 11)] int stop)
    {
        var s = 1.0;
        for (var i = 0; i < 3; i++)
        {
            s += x;
            for (var j = 0; j < 3; j++)
            {
                s *= x;
                if (3 * i + j == stop)
                    return s - x * j;
            }

            s -= i;
        }

        return s * s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReturnWhenLarge(double[] x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
            if (sum > 2)
                return sum * x[i];
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FirstPositive(double[] x)
    {
        foreach (var element in x)
        {
            if (element > 0)
                return element * element;
        }

        return x[0];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BreakWhenLarge(double x)
    {
        var s = 1.0;
        for (var i = 0; i < 10; i++)
        {
            s += x * x;
            if (s > 5)
                break;
            s *= 1.25;
        }

        return s * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BreakOfInnerLoop(double x, [Domain(0, 3)] int limit)
    {
        var s = x;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                if (j > limit - i)
                    break;
                s = s * x + j;
            }

            s += i * x;
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SumOfPositive(double[] x, double scale)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] <= 0)
                continue;
            sum += scale * x[i] * x[i];
        }

        return sum;
    }

    /// <summary>Both loops end by one flag.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ExitByFlag(double x, [Domain(0, 9)] int stop)
    {
        var s = x;
        var done = false;
        for (var i = 0; i < 3 && !done; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                s += s * x;
                if (i + 2 * j >= stop)
                {
                    done = true;
                    break;
                }
            }

            s /= 2;
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BreakAndContinue(double[] x, double threshold)
    {
        var s = 1.0;
        var i = -1;
        while (true)
        {
            i++;
            if (i >= x.Length)
                break;
            if (x[i] < threshold)
            {
                s += x[i];
                continue;
            }

            s *= x[i];
            if (s > 3)
                break;
        }

        return s * threshold;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ContinueInDo(double x, [Domain(1, 6)] int n)
    {
        var s = x;
        do
        {
            n--;
            if (n % 2 == 1)
                continue;
            s = s * x + n;
        }
        while (n > 0);
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReturnFromEndlessLoop(double x, [Domain(0, 5)] int n)
    {
        var p = x;
        while (true)
        {
            if (n == 0)
                return p;
            p *= x;
            n--;
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReturnOfConstant(double x, double y)
    {
        if (x * x + y * y > 1e6)
            return 7;
        return x * y;
    }

#pragma warning disable CS0162 // Unreachable code is what this is about.
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AfterReturn(double x)
    {
        var y = x * x;
        return y * 3;
        y = Math.Log(y);
        return y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NeverTrue(double x)
    {
        const bool verbose = false;
        var y = x * x;
        if (verbose)
            y = Math.Sqrt(y);
        return y;
    }
#pragma warning restore CS0162

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ThrowElsewhere(double x, double y)
    {
        if (double.IsNaN(x))
            throw new ArgumentException("The abscissa is not a number.", nameof(x));
        var denominator = 1 + y * y;
        if (denominator == 0)
            throw new DivideByZeroException();
        return x / denominator;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ThrowExpression(double x, int n) =>
        n >= 0 ? x * x * n : throw new ArgumentOutOfRangeException(nameof(n));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ThrowInLoop(double[] x)
    {
        var product = 1.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] > 1000)
                throw new InvalidOperationException("Too large.");
            product *= x[i] + i;
        }

        return product;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SearchInRows(double[][] rows, double key)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[i].Length; j++)
            {
                if (rows[i][j] > key + 1)
                    return rows[i][j] * key * (i + 1);
            }
        }

        return key * key;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LeftByOneOfTwoConditions(double[] x)
    {
        var rounds = 0;
        while (rounds < 1 && x[0] <= 0.5)
        {
            rounds++;
            return x[1] * x[1];
        }

        return x[2] * x[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReturnAfterRoundsThatBreak(double[] x)
    {
        var product = 1.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (i == 2)
                return product;
            if (x[i] > 0.5)
                break;
            product *= x[i];
        }

        return product * x[2] * x[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReturnUnlessContinued(double[] x)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] > -0.5)
                continue;
            return x[i] * x[i];
        }

        return 2;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReturnPastABreak(double[] x, int n)
    {
        var product = x[0];
        do
        {
            if (x[1] > 0)
                break;
            if (n > 0)
                return product * x[2];
            product *= x[1];
            return product;
        }
        while (true);
        return product + x[2] * x[2];
    }
}
