using System.Numerics;

namespace SymbolicBackprop.Gradients.Tests.Corpus.Callees;

/// <summary>Generic methods; those of <see cref="GenericMethods"/> call them at double and float.</summary>
internal static partial class GenericCallees
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static T Square<T>(T x)
        where T : INumber<T> => x * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static T Horner<T>(T x, params ReadOnlySpan<T> coefficients)
        where T : INumberBase<T>
    {
        var sum = T.Zero;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            sum = sum * x + coefficients[i];
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static T Logistic<T>(T x)
        where T : IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static T DampedWave<T>(T t, T damping)
        where T : IFloatingPointIeee754<T>
    {
        var two = T.CreateChecked(2);
        return T.Exp(-damping * t) * T.Sin(two * T.Pi * t) + T.Sqrt(T.Abs(t) + T.One) * T.CreateChecked(0.25);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static T Newton<T>(T a)
        where T : IFloatingPointIeee754<T>
    {
        var x = T.Max(a, T.One);
        while (true)
        {
            var next = (x + a / x) / T.CreateChecked(2);
            if (T.Abs(next - x) <= T.CreateChecked(1e-6) * x)
                return next;
            x = next;
        }
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static T MeanSquare<T>(ReadOnlySpan<T> values)
        where T : IFloatingPointIeee754<T>
    {
        var sum = T.AdditiveIdentity;
        foreach (var value in values)
            sum += Square(value);
        return sum / T.CreateChecked(values.Length);
    }

    /// <summary>Sums what any activation makes of elements.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static double Activated<TActivation>(double[] x)
        where TActivation : IStaticActivation
    {
        var sum = TActivation.Scale * 0;
        foreach (var element in x)
            sum += TActivation.Scale * TActivation.Apply(element);
        return sum;
    }

    /// <summary>What is reduced is not known here; the type parameter of the model is constrained to an interface.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    public static double Loss<TModel>([NoDerivative] TModel model, double[] x, double target)
        where TModel : IActivation
    {
        var error = -target;
        for (var i = 0; i < x.Length; i++)
            error += model.Apply(x[i]);
        return error * error;
    }
}

/// <summary>A function that belongs to a type.</summary>
internal partial interface IStaticActivation
{
    static abstract double Scale { get; }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct | Derivatives.BackwardTangent)]
    static abstract double Apply(double x);
}
