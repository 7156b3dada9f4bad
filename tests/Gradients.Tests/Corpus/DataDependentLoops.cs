namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Loops whose number of rounds depends on what is differentiated.</summary>
internal static partial class DataDependentLoops
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DoubledUntilLarge([Domain(0.1, 3)] double x)
    {
        var y = x;
        while (y < 10)
            y *= 2;
        return y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SquaredUntilLarge([Domain(1.1, 3)] double x)
    {
        while (x < 100)
            x *= x;
        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SumUntil([Domain(0.1, 1)] double x, [NoDerivative, Domain(2, 5)] double limit)
    {
        var (sum, term) = (0.0, x);
        do
        {
            sum += term;
            term += x * x;
        }
        while (sum < limit);
        return sum;
    }

    /// <summary>Heron's square root.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.3, 5)]
    public static double SquareRoot(double x)
    {
        var y = x;
        while (Math.Abs(y * y - x) > 1e-13)
            y = 0.5 * (y + x / y);
        return y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(-0.6, 0.6)]
    public static double GeometricSeries(double x)
    {
        var (sum, term) = (0.0, 1.0);
        for (var i = 0; i < 200; i++)
        {
            sum += term;
            term *= x;
            if (Math.Abs(term) < 1e-17)
                break;
        }

        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(-20, 20)]
    public static double ReducedAngle(double x)
    {
        while (x > Math.PI)
            x -= 2 * Math.PI;
        while (x < -Math.PI)
            x += 2 * Math.PI;
        return x - x * x * x / 6;
    }

    /// <summary>Mantissa and exponent by halving.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(1, 100)]
    public static double Logarithm(double x)
    {
        var exponent = 0;
        while (x >= 2)
        {
            x /= 2;
            exponent++;
        }

        var z = (x - 1) / (x + 1);
        var series = 0.0;
        for (var (k, power) = (1, z); k < 40; k += 2)
        {
            series += power / k;
            power *= z * z;
        }

        return exponent * Math.Log(2) + 2 * series;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ActiveCounter([Domain(0.6, 3)] double x)
    {
        var s = 0.0;
        for (var t = 0.0; t < x; t += 0.5)
            s += t * x + 1;
        return s * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ActiveStep([Domain(0.3, 0.7)] double step)
    {
        var s = 1.0;
        for (var t = 0.0; t < 2; t += step)
            s += step * Math.Cos(t);
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.2, 2)]
    public static double AssignedInCondition(double x)
    {
        var (y, s) = (8 * x, 0.0);
        while ((y *= 0.5) > 0.1)
            s += y * y;
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BothConditions([Domain(0.5, 2)] double x, [Domain(1, 6)] int limit)
    {
        var y = x;
        var i = 0;
        while (i < limit && y < 4)
        {
            y += x * y * 0.5;
            i++;
        }

        return y * y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WalkOverArray([Shape(5), Domain(0.2, 1.5)] double[] steps, [NoDerivative, Domain(1, 3)] double distance)
    {
        var (travelled, energy, i) = (0.0, 0.0, 0);
        while (i < steps.Length && travelled < distance)
        {
            travelled += steps[i];
            energy += steps[i] * travelled;
            i++;
        }

        return energy;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NestedUntil([Domain(0.5, 1.5)] double x)
    {
        var s = x;
        for (var i = 0; i < 3; i++)
        {
            while (s < 2 + i)
                s += x * x;
            s *= 0.7;
        }

        return s;
    }

    /// <summary>Jumps and steps of an integer alone.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Collatz(double x, [Domain(1, 9)] int n)
    {
        var s = x;
        while (n != 1)
        {
            if (n % 2 == 0)
            {
                n /= 2;
                s *= 0.9;
            }
            else
            {
                n = 3 * n + 1;
                s += x;
            }
        }

        return s;
    }
}
