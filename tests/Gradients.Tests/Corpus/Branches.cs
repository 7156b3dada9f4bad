namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Branches by statements.</summary>
internal static partial class Branches
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double IfElse(double x)
    {
        if (x > 0)
            return x * x;
        else
            return -3 * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WithoutElse(double x, double y)
    {
        var result = x * y;
        if (y > 0)
            result += x * x;
        return result;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Chain(double x)
    {
        double y;
        if (x < -1)
            y = x * x;
        else if (x < 0)
            y = -x;
        else if (x < 1)
            y = 2 * x * x;
        else
            y = x * x * x + 1;
        return y * y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Nested(double x, double y)
    {
        var a = x;
        if (x > y)
        {
            if (x > 0)
                a = x * y;
            else
                a = x - y;
            a *= 2;
        }
        else
        {
            if (y > 1)
                a = Math.Sin(y);
        }

        return a + x;
    }

    /// <summary>By the formula for the larger and the smaller of two: branches that assign several variables.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SeveralVariables(double x, double y)
    {
        var (larger, smaller) = (x, y);
        var sign = 1;
        if (y > x)
        {
            larger = y;
            smaller = x;
            sign = -1;
        }

        return sign * (larger * larger - smaller) + larger * smaller;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ChoiceOfChoices(double x, double y) =>
        x > 0
            ? y > 0 ? x * y : x > 1 ? x - y : x + y
            : y > 0 ? (x < -1 ? y * y : y) : x * x * y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OnComputedValue(double x, double y)
    {
        var product = x * y;
        if (product > 0.5)
            product = Math.Sqrt(product);
        var difference = product - x;
        if (difference < 0)
            difference = difference * difference;
        return difference * product;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ByConstants(double x, int n, bool flag)
    {
        var y = x;
        if (flag)
            y *= x;
        if (n == 1)
            y += 3 * x;
        if (flag && n == 0)
            y -= 1 / (1 + x * x);
        return y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SameNameInBothArms(double x)
    {
        double result;
        if (x >= 0)
        {
            var t = x * x;
            result = t * 3;
        }
        else
        {
            var t = x - 1;
            result = t * t * x;
        }

        return result + x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double EmptyArm(double x)
    {
        var y = x * x;
        if (x > 0)
        {
        }
        else
        {
            y += x;
        }

        return y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double BothArmsAlike(double x)
    {
        double y;
        if (x > 0.25)
            y = x * x;
        else
            y = x * x;
        return y;
    }

    /// <summary>Huber's loss: quadratic near zero, linear beyond.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Huber(double prediction, [NoDerivative] double target, [NoDerivative, Domain(0.5, 1.5)] double threshold)
    {
        var error = prediction - target;
        var distance = Math.Abs(error);
        if (distance <= threshold)
        {
            return 0.5 * error * error;
        }

        return threshold * (distance - 0.5 * threshold);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float OfSingles(float x, float y)
    {
        var z = x * y;
        if (z < 0)
            z = -z * x;
        else if (z > 1)
            z += MathF.Sqrt(z);
        return z;
    }
}
