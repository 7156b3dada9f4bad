using SymbolicBackprop.Gradients.Tests.Corpus.Callees;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Generated members that are called, because they cannot be computed in their places: there is no third order.</summary>
internal static partial class CalledMembers
{
    /// <summary>A choice inside, and calls in both arms of one.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static double Choice(double x) => x > 0.5 ? BentGradient(x) * x : BentGradient(-x);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Bent(double y) => y > 0 ? y * Math.Sin(y) : y * y * y;

    /// <summary>Where reverse mode has to record, the members are called, and the Hessian times a vector is the derivative.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static double OfLoop(double x, double y)
    {
        var (value, (dx, dy)) = PowersValueAndGradient(x, y, 3);
        return value * dx + dy * y;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Powers(double x, double y, int n)
    {
        double sum = y;
        for (int i = 0; i < n; i++)
            sum = Math.Sin(sum * x) + y;
        return sum;
    }

    /// <summary>The gradient of an array, called.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static double OfArray(double[] x)
    {
        double[] slope = RosenbrockGradient(x);
        double sum = 0;
        for (int i = 0; i < slope.Length; i++)
            sum += slope[i] * slope[i] / 1000;
        return sum + x[0];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Rosenbrock(double[] x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
            sum += 10 * (x[i + 1] - x[i] * x[i]) * (x[i + 1] - x[i] * x[i]) + (1 - x[i]) * (1 - x[i]);
        return sum;
    }

    /// <summary>The text of the method reads what is private elsewhere: it is called.</summary>
    [Differentiable(Derivatives.Tangent)]
    public static double OfPrivate(double x) => Pendulum.HeightGradient(x * x);

    private static NamedPendulum Pendulum { get; } = new(1.5);
}
