namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Conditions, indices and operands that change something, in C#'s order of evaluation.</summary>
internal static partial class SideEffects
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double WrittenAndAdvanced(double x)
    {
        var a = new double[4];
        var i = 0;
        a[i++] = x;
        a[i++] = x * x;
        a[i++] = a[i - 2] * 3;
        a[i] = a[--i] + x;
        return a[0] * a[1] + a[2] * a[3] + i;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CompoundAndAdvanced(double x, double y)
    {
        double[] a = [x, y, 1];
        var i = 0;
        a[i++] += a[i];
        a[i++] *= a[i] + a[0];
        return a[0] * a[1] + i * a[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AssignedInConjunction(double x)
    {
        var y = x;
        if (x > 0 && (y = x * x) > 1)
            return y * 3;
        return y + x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AssignedInDisjunction(double x, double z)
    {
        var y = z;
        if (x < 0 || (y = x * z) > 0.5)
            y *= z;
        return y * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ChainedAssignment(double w)
    {
        double u, v;
        u = v = w * w;
        v += u;
        return u * v;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ChainedThroughElements(double x)
    {
        var a = new double[3];
        a[0] = a[1] = a[2] = x * x;
        a[1] *= x;
        return a[0] * a[1] + a[2];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ReadBeforeWrite(double y) => y * (y = 2 * y) + y;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CountedInCondition(double x, [Domain(0, 5)] int n)
    {
        var i = 0;
        var s = x;
        while (i++ < n && s < 8)
            s += i * s * s / 4;
        return s * i;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double NotCountedWhenShort(double x, double y)
    {
        var i = 0;
        var s = x;
        if (x > 0 && ++i > 0 && y > 0 && ++i > 0)
            s *= y;
        if (x > 1 || ++i > 5)
            s += y * y;
        return s * (i + 1);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double IndexAssigned(double[] x)
    {
        var i = 0;
        var s = x[i = 1] * x[i];
        s += x[i++] * i;
        return s + x[i] * x[--i];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InArgument(double x)
    {
        var y = x;
        var z = Math.Max(y *= 3, 0.5) * Math.Sin(y += 1);
        return z + y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InChoice(double x, double y)
    {
        var a = x > y ? (x *= y) : (y -= x);
        return a * x + y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InIncrement(double x, [Domain(0, 4)] int n)
    {
        var s = 1.0;
        for (var i = 0; i < n; i++, s *= x)
            s += x;
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double InUntakenArm(double x)
    {
        var count = 0;
        var y = x * x + 1 > 0 ? x : x * ++count;
        return y * y + count;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SwitchOnIncrement(double x, [Domain(0, 2)] int n)
    {
        var y = n++ switch
        {
            0 => x * n,
            1 => (x += 1) * x,
            _ => n * x * x,
        };
        return y + x * n;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TupleOfEffects(double[] x)
    {
        var i = 0;
        (var a, var b, i) = (x[i++], x[i++], i + 1);
        (x, i) = ([b, a, x[^1]], i - 1);
        return x[0] * x[0] * i + x[1] - x[2] * a;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DiscardedCall(double x)
    {
        var y = x;
        _ = y *= x;
        _ = Math.Sin(y);
        return y;
    }
}
