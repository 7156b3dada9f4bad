namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Locals and parameters that are assigned again and again.</summary>
internal static partial class Overwriting
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ThreeTimes(double x)
    {
        x = x * x;
        x = x + 1;
        x = x * x;
        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ByLoop(double x, [Domain(0, 4)] int n)
    {
        for (var i = 0; i < n; i++)
            x = x * x / 2;
        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OldAndNew(double x)
    {
        var y = x;
        var z = 2 * y;
        y = y * y;
        z += y;
        y = z - x;
        return z * y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SwappedByTemporary(double x, double y)
    {
        var temporary = x;
        x = y;
        y = temporary;
        return x * x - y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SwappedByTuple(double x, double y, double z)
    {
        (x, y, z) = (y * z, z, x);
        return x * x + 2 * y * z;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Compound(double x, double y)
    {
        x += y;
        x *= x;
        x -= y * x;
        x /= 1 + y * y;
        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OntoItself(double x)
    {
        x += x;
        x *= x;
        x -= x / 4;
        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Incremented(double x)
    {
        var y = x++ * 2;
        var z = --x * y;
        return ++x * z + x--;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Remainders([Domain(5.1, 5.9)] double x, [Domain(2.1, 2.4)] double y)
    {
        x %= y;
        x *= x;
        return x + y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Killed(double x, double y)
    {
        var first = x;
        x = y * y;
        y = 3;
        return x * y + first;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AssignedInEveryBranch(double x, double y)
    {
        var s = x * y;
        if (x > 0)
            s = s * s;
        s += y;
        if (y > 0)
            s *= x;
        else
            s = 2 * y;
        s = s * s;
        return s;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ThroughReference(double x)
    {
        var y = x * x;
        ref var alias = ref y;
        alias *= 3;
        y += x;
        return alias * y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ThroughChosenReference(double x, double y)
    {
        ref var larger = ref x > y ? ref x : ref y;
        larger *= larger;
        return x * 3 + y * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RotatingInLoop(double x, double y, double z, [Domain(0, 5)] int n)
    {
        for (var i = 0; i < n; i++)
            (x, y, z) = (y, z, x + 0.5 * y * z);
        return x * y + z;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Deconstructed(double x, double y)
    {
        (double Sum, double Product) pair = (x + y, x * y);
        pair.Sum *= pair.Product;
        var (a, b) = pair;
        (a, _) = (b, a);
        pair = (pair.Product, a);
        return pair.Sum + b * pair.Product;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TupleInLoop(double x, [Domain(0, 5)] int n)
    {
        var state = (Position: x, Velocity: 0.0);
        for (var i = 0; i < n; i++)
        {
            state.Velocity -= 0.25 * state.Position;
            state = (state.Position + 0.25 * state.Velocity, state.Velocity);
        }

        return state.Position * state.Velocity;
    }
}
