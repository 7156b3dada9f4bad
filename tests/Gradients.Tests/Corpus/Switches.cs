namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>What to do with two numbers.</summary>
internal enum Blend
{
    Sum,
    Product,
    Ratio,
}

/// <summary>Switch statements and switch expressions.</summary>
internal static partial class Switches
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OnInteger(double x, [Domain(0, 4)] int n)
    {
        switch (n)
        {
            case 0:
                return x;
            case 1:
            case 2:
                return x * x * n;
            case 3:
                x += 1;
                break;
            default:
                x = x * x * x;
                break;
        }

        return x * 5;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DefaultInTheMiddle(double x, double y, [Domain(-1, 3)] int n)
    {
        var result = x;
        switch (n)
        {
            case 0:
                result += y;
                break;
            default:
                result *= y;
                break;
            case 1:
                result -= y * y;
                break;
        }

        return result * result;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WithoutMatch(double x, [Domain(0, 4)] int n)
    {
        var y = x * x;
        switch (n)
        {
            case 1:
                y *= x;
                break;
            case 2:
                y = -y;
                break;
        }

        return y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OnEnum(double x, double y, Blend blend) => blend switch
    {
        Blend.Sum => x + y,
        Blend.Product => x * y,
        Blend.Ratio => x / (2.5 + y),
        _ => throw new ArgumentOutOfRangeException(nameof(blend)),
    };

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OnTruth(double x, bool flag)
    {
        switch (flag)
        {
            case true:
                return Math.Sin(x);
            case false:
                return Math.Cos(x) * x;
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OnText(double x, bool squared)
    {
        var kind = squared ? "square" : "cube";
        return kind switch
        {
            "square" => x * x,
            "cube" => x * x * x,
            _ => 0,
        };
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OnSizeOfNumber(double x)
    {
        switch (x)
        {
            case < -1:
                return x * x;
            case >= -1 and < 0:
                return 2 * x * x * x;
            case > 1.5 or < 0.5:
                return Math.Sin(x);
            default:
                return Math.Exp(x) - x;
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Guarded(double x, double y)
    {
        switch (x * y)
        {
            case > 0 when x > 0:
                return x * x * y;
            case > 0:
                return x - y * y;
            case var product when product < -1:
                return product * product;
            case var product:
                return product * x;
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InLoop(double x, [Domain(0, 7)] int n)
    {
        var s = 1.0;
        for (var i = 0; i < n; i++)
        {
            switch (i % 4)
            {
                case 0:
                    s += x;
                    break;
                case 1:
                    s *= x;
                    continue;
                case 2:
                    s -= i;
                    break;
                default:
                    return s * x;
            }

            s *= 2;
        }

        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SectionsWithLocals(double x, [Domain(0, 2)] int n)
    {
        double result;
        switch (n)
        {
            case 0:
                {
                    var t = x * x;
                    result = t * t;
                    break;
                }

            case 1:
                {
                    var t = 3 * x;
                    result = t + Math.Sin(t);
                    break;
                }

            default:
                result = x;
                break;
        }

        return result * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Nested(double x, double y, [Domain(0, 2)] int n, bool flag)
    {
        switch (n)
        {
            case 0:
                switch (flag)
                {
                    case true:
                        x *= y;
                        break;
                    default:
                        x -= y;
                        break;
                }

                break;
            case 1:
                return flag ? x : y * y;
        }

        return x * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ExpressionInsideExpression(double x, [Domain(0, 3)] int n) =>
        x * (n switch { 0 => 1, 1 => x, _ => n switch { 2 => x * x, _ => Math.Sin(x) } }) + n;

    /// <summary>The activation functions of a neuron.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Activation(double w, double x, double b, [Domain(0, 3)] int kind)
    {
        var z = w * x + b;
        var y = kind switch
        {
            0 => z,
            1 => Math.Tanh(z),
            2 => 1 / (1 + Math.Exp(-z)),
            _ => z > 0 ? z : 0.01 * z,
        };
        return y * y;
    }
}
