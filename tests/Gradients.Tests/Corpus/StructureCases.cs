namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>One function for each case of structure that the contract of the derivatives names.</summary>
internal static partial class StructureCases
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FanOut(double x)
    {
        var y = x * x;
        return y * y + y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Product(double a, double b) => a * b * b;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SameArgumentTwice(double a) => Product(a, a);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Squares(double x)
    {
        x = x * x;
        x = x * x;
        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SumOfSquares(double x, [Domain(0, 5)] int n)
    {
        var s = 0.0;
        for (var i = 0; i < n; i++)
            s += x * x;
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Power(double x, [Domain(0, 5)] int n)
    {
        var p = 1.0;
        for (var i = 0; i < n; i++)
            p *= x;
        return p;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OldValueKept(double x)
    {
        var y = x;
        var z = 2 * y;
        y = y * y;
        return z * y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BranchOnSquare(double x)
    {
        var a = x * x;
        if (a > 1)
            return 3 * a;
        else
            return a;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FirstOrSecond(double a, double b, bool c)
    {
        if (c)
            return a;
        return b;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReturnInLoop(double x, [Domain(0, 11)] int stop)
    {
        for (var i = 0; i < 10; i++)
        {
            if (i == stop)
                return x;
            x *= 3;
        }

        return -x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Break(double x, [Domain(0, 11)] int stop)
    {
        var s = 0.0;
        for (var i = 0; i < 10; i++)
        {
            if (i == stop)
                break;
            s += x * x;
        }

        return s + x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Continue(double x, [Domain(0, 5)] int skipped)
    {
        var p = 1.0;
        for (var i = 0; i < 4; i++)
        {
            if (i == skipped)
                continue;
            p *= x + i;
        }

        return p;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ExitByFlag(double x, [Domain(0, 9)] int stop)
    {
        var found = false;
        for (var i = 0; i < 3 && !found; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                if (i * 3 + j == stop)
                {
                    found = true;
                    break;
                }

                x *= 2;
            }
        }

        return x * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DoublingUntil([Domain(0.5, 3)] double x, [NoDerivative, Domain(4, 9)] double limit)
    {
        while (x < limit)
            x *= 2;
        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DoOnce(double x, [Domain(0, 4)] int n)
    {
        var p = x;
        do
        {
            p *= x;
        }
        while (--n > 0);
        return p;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NestedLoops(double x, [Domain(0, 3)] int rows, [Domain(0, 3)] int columns)
    {
        var s = 0.0;
        for (var i = 1; i <= rows; i++)
        {
            var p = 1.0;
            for (var j = 0; j < columns; j++)
                p *= x * i;
            s += p;
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LoopVariableChanged(double x, [Domain(0, 9)] int n)
    {
        var s = 0.0;
        for (var i = 0; i < n; i++)
        {
            i++;
            s = s * x + i;
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ConditionWithSideEffect([Domain(0.5, 3)] double x)
    {
        var y = x;
        var rounds = 0;
        while ((y *= 2) < 20 && rounds++ < 100)
            y += x;
        return y * rounds;
    }

#pragma warning disable CS0162 // Unreachable code is what this is about.
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AfterReturn(double x)
    {
        return x * x;
        return Math.Log(x);
    }
#pragma warning restore CS0162

    [Differentiable(Derivatives.Tangent)]
    public static void SquareElement(double[] a, [Domain(0, 2)] int i) => a[i] = a[i] * a[i];

    [Differentiable(Derivatives.Tangent)]
    public static void AddElement(double[] a, [Domain(0, 2)] int i, [Domain(0, 2)] int j) => a[i] += a[j];

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WriteAndAdvance(double x, double y)
    {
        var a = new double[2];
        var i = 0;
        a[i++] = x * y;
        a[i++] = a[0] * x;
        return a[0] + a[1] * i;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AssignedTogether(double w)
    {
        double u, v;
        u = v = w * w;
        return u * v + v;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OntoItself(double x)
    {
        x += x;
        x *= x;
        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Swapped(double a, double b)
    {
        (a, b) = (b, a);
        return a - 5 * b;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Stepwise(double x, double y)
    {
        var stop = Differentiate.Stop(x);
        return y * ((int)stop + Math.Floor(stop) + Math.Ceiling(stop) + Math.Round(stop) + Math.Truncate(stop) + Math.Sign(stop)) + x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double IntegerDivision(double x, [Domain(0, 9)] int n) => x * (n / 2) + x * (n % 2);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Factorial([Domain(2.1, 4.9)] double x) => x < 2 ? 1 : x * Factorial(x - 1);

    /// <summary>Nothing needs to be kept: x is at hand in every round.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LongSum(double x, [Domain(0, 20)] int n)
    {
        var s = 0.0;
        for (var i = 0; i < n; i++)
            s += x * x;
        return s;
    }

    /// <summary>Every value of s is needed again; it settles at 1 / 2.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LongIteration([Domain(-0.5, 0.5)] double x, [Domain(0, 20)] int n)
    {
        var s = x;
        for (var i = 0; i < n; i++)
            s = s * s + 0.25;
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LongDecay(double x, [Domain(0, 20)] int n)
    {
        while (n-- > 0)
            x = 0.5 * x + 1;
        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Dot(double[] x, double[] y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    [Differentiable(Derivatives.Tangent)]
    public static void MultiplyBy(double[] x, double[] y)
    {
        for (var i = 0; i < x.Length; i++)
            x[i] *= y[i];
    }

    [Differentiable(Derivatives.Tangent)]
    public static void ScaleRows(double[][] rows, [Shape(2)] double[] factors)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[i].Length; j++)
                rows[i][j] *= factors[i];
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SumOfRoots([Domain(0.5, 2)] double[] x)
    {
        var sum = 0.0;
        foreach (var element in x)
        {
            if (element < 0)
                throw new InvalidOperationException("There is no root of a negative number.");
            sum += Math.Sqrt(element) * sum + element;
        }

        return sum;
    }

#pragma warning disable SBP031 // A result that does not depend on a parameter is what this is about.
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Independent(double x, double y)
    {
        x = 2;
        for (var i = 0; i < 3; i++)
            x *= y;
        return x;
    }
#pragma warning restore SBP031

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double PrefixProducts(double[] x)
    {
        for (var i = 1; i < x.Length; i++)
            x[i] *= x[i - 1];
        return x[^1];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Step(ref double position, ref double velocity, double h, out double energy)
    {
        velocity -= h * position;
        position += h * velocity;
        energy = velocity * velocity + position * position;
        return position * velocity;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double GuardedByIf(double x)
    {
        if (x > 0)
            return Math.Log(x);
        return 0;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double GuardedBySwitch(double x) => x switch
    {
        > 0 => Math.Sqrt(x),
        _ => 3 * x,
    };

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double GuardedByConjunction(double[] x, [Domain(0, 4)] int i)
    {
        var s = x[0];
        if (i < x.Length && x[i] > 1)
            s *= x[i];
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double GuardedByLoop([Domain(0.5, 2)] double x, [Domain(0, 4)] int n)
    {
        var s = 0.0;
        for (var i = 0; i < n; i++)
            s += Math.Sqrt(x);
        return s;
    }
}
