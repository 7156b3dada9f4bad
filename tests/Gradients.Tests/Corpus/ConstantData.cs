using SymbolicBackprop.Gradients.Tests.Corpus.Callees;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Data that has no derivative beside numbers that have one.</summary>
internal static partial class ConstantData
{
    private const double HalfLife = 5.5;

    private static readonly double[] Nodes = [-0.774596669241483, 0, 0.774596669241483];

    private static readonly double[] NodeWeights = [5.0 / 9, 8.0 / 9, 5.0 / 9];

    private static readonly Dictionary<string, double> Rates = new(StringComparer.Ordinal) { ["EUR"] = 1, ["USD"] = 0.9, ["CHF"] = 1.05 };

    private static readonly Material Steel = new("steel", 7.8, 2, 0.5) { Coating = new Material("zinc", 7.1, 1.1) };

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Enumeration(double x, int kind) => ConstantCallees.Activate(x, (ActivationKind)(kind + 1)) * x;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double EveryActivation(double x)
    {
        var sum = 0.0;
        for (var kind = ActivationKind.Identity; kind <= ActivationKind.Sigmoid; kind++)
            sum += ConstantCallees.Activate(x, kind) * (1 + (int)kind);
        return sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Dictionary(double amount, bool abroad) => ConstantCallees.Convert(amount * amount, abroad ? "USD" : "EUR", "EUR", Rates);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Dates([Domain(1, 2)] double principal, [Domain(0.01, 0.1)] double rate) =>
        ConstantCallees.AccruedInterest(principal, rate, new DateTime(2024, 1, 31), new DateTime(2024, 7, 1));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double FieldsOfObject([Domain(0.1, 1)] double strain) => ConstantCallees.StrainEnergy(strain, Steel);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Weekdays(double x)
    {
        var sum = 0.0;
        foreach (var day in (DayOfWeek[])[DayOfWeek.Sunday, DayOfWeek.Tuesday, DayOfWeek.Friday])
            sum += ConstantCallees.ByWeekday(x, day);
        return sum;
    }

    /// <summary>Gauss's quadrature with nodes from a table.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double StaticTables(double from, double to)
    {
        var (middle, half) = ((from + to) / 2, (to - from) / 2);
        var sum = 0.0;
        for (var i = 0; i < Nodes.Length; i++)
        {
            var t = middle + half * Nodes[i];
            sum += NodeWeights[i] * t * t * Math.Exp(-t);
        }

        return half * sum;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ConstantFields([Domain(0.5, 10)] double time) => Math.Exp(-Math.Log(2) * time / HalfLife) * double.Pi;

    /// <summary>The characters of a formula say what is done with a number.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Interpreted(double x)
    {
        var value = x;
        foreach (var step in "s*+e*")
        {
            value = step switch
            {
                's' => Math.Sin(value),
                'e' => Math.Exp(value / 4),
                '+' => value + 1,
                _ => value * x,
            };
        }

        return value;
    }
}

/// <summary>A class whose constants are a field, an array and an enumeration that its constructor makes of a number.</summary>
internal sealed partial class Unit([Shape(4)] double[] weights, double offset, int kind)
{
    private readonly ActivationKind _kind = kind == 0 ? ActivationKind.Tanh : ActivationKind.Sigmoid;

    private readonly double[] _weights = weights;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public double Output([Shape(4)] double[] inputs)
    {
        var sum = offset;
        for (var i = 0; i < _weights.Length; i++)
            sum += _weights[i] * inputs[i];
        return ConstantCallees.Activate(sum, _kind);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public double OutputOfConstant(double input) => Output([input, input * input, 1, 0]);
}
