using System.Numerics.Tensors;

namespace SymbolicBackprop.Gradients.Tests.Corpus.Callees;

/// <summary>Methods whose rules have no derivative themselves: they give arrays, or take what a forward rule kept.</summary>
internal static class RuledArrays
{
    /// <summary>The product of an array, of a span, and with a constant.</summary>
    public static double Product(double[] x, ReadOnlySpan<double> y, [NoDerivative] double factor)
    {
        var product = factor;
        foreach (var number in x)
            product *= number;
        foreach (var number in y)
            product *= number;
        return product;
    }

    [BackwardOf(nameof(Product))]
    public static (double[] X, double[] Y) ProductBackward(double[] x, ReadOnlySpan<double> y, double factor, double product, double upstream)
    {
        var (xGradient, yGradient) = (new double[x.Length], new double[y.Length]);
        for (var i = 0; i < x.Length; i++)
            xGradient[i] = upstream * product / x[i];
        for (var i = 0; i < y.Length; i++)
            yGradient[i] = upstream * product / y[i];
        return (xGradient, yGradient);
    }

    /// <summary>A loop whose length its backward rule needs: a forward rule keeps it.</summary>
    public static double Power(double x, double most)
    {
        var power = 1.0;
        while (power * x < most)
            power *= x;
        return power;
    }

    [ForwardOf(nameof(Power))]
    public static (double Result, int State) PowerForward(double x, double most)
    {
        var (power, exponent) = (1.0, 0);
        for (; power * x < most; exponent++)
            power *= x;
        return (power, exponent);
    }

    [BackwardOf(nameof(Power), Parameter = nameof(x))]
    public static double PowerBackward(double x, double most, double power, int exponent, double upstream) => upstream * exponent * power / x;

    [BackwardOf(nameof(Power), Parameter = nameof(most))]
    public static double PowerOfMost(double x, double most, double power, int exponent, double upstream) => 0;

    /// <summary>The length of a span as another assembly computes it.</summary>
    [BackwardOf(typeof(TensorPrimitives), nameof(TensorPrimitives.Norm))]
    public static T[] NormBackward<T>(ReadOnlySpan<T> x, T norm, T upstream)
        where T : System.Numerics.IRootFunctions<T>
    {
        var gradient = new T[x.Length];
        for (var i = 0; i < x.Length; i++)
            gradient[i] = upstream * x[i] / norm;
        return gradient;
    }
}

/// <summary>Calls of these methods: of the first order alone.</summary>
internal static partial class ArrayRules
{
    [Differentiable(Derivatives.Tangent)]
    public static double OfArrays([Domain(1, 2)] double[] x, [Domain(1, 2)] ReadOnlySpan<double> y) => RuledArrays.Product(x, y[1..], 2) * y[0] + x[1];

    [Differentiable(Derivatives.Tangent)]
    public static double OfArrayThatIsOverwritten([Domain(1, 2)] double a, [Domain(1, 2)] double b)
    {
        double[] x = [a, a * b];
        var first = RuledArrays.Product(x, [b], 1);
        x[0] = first * b;
        return first + RuledArrays.Product(x, [], 1);
    }

    [Differentiable(Derivatives.Tangent)]
    public static double WithState([Domain(1.3, 1.4)] double x, [Domain(20, 25)] double most) => RuledArrays.Power(x, most) * x + most;

    [Differentiable(Derivatives.Tangent)]
    public static double WithStateInLoop([Domain(1.3, 1.4)] double x, [Domain(1, 2)] double[] factors)
    {
        var product = 1.0;
        foreach (var factor in factors)
            product *= RuledArrays.Power(x, 20) * factor + product;
        return product;
    }

    [Differentiable(Derivatives.Tangent)]
    public static double OfOtherAssembly([Domain(1, 3)] double[] x) => TensorPrimitives.Norm<double>(x) * x[0];
}
