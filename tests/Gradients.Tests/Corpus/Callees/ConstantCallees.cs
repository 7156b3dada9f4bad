namespace SymbolicBackprop.Gradients.Tests.Corpus.Callees;

/// <summary>Which function an activation is.</summary>
internal enum ActivationKind
{
    Identity,
    Tanh,
    Sigmoid,
}

/// <summary>Data that is read, never differentiated: fields, properties and an array.</summary>
internal sealed class Material(string name, double density, params double[] moduli)
{
    public readonly double Density = density;

    public string Name { get; } = name;

    public double[] Moduli { get; } = moduli;

    public Material? Coating { get; init; }
}

/// <summary>Methods whose parameters include enumerations, strings, dates, dictionaries and objects of constants.</summary>
internal static partial class ConstantCallees
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Activate(double x, ActivationKind kind) => kind switch
    {
        ActivationKind.Identity => x,
        ActivationKind.Tanh => Math.Tanh(x),
        ActivationKind.Sigmoid => Functions.Sigmoid(x),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Convert(double amount, string from, string to, [NoDerivative] IReadOnlyDictionary<string, double> rates)
    {
        if (string.Equals(from, to, StringComparison.Ordinal))
            return amount;
        return amount * rates[from] / (rates.ContainsKey(to) ? rates[to] : throw new KeyNotFoundException(to));
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AccruedInterest(double principal, double rate, DateTime from, DateTime to)
    {
        var days = (to - from).Days;
        var factor = DateTime.IsLeapYear(from.Year) ? 366 : 365;
        return principal * (Math.Pow(1 + rate, days / (double)factor) - 1);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double StrainEnergy(double strain, [NoDerivative] Material material)
    {
        var stress = 0.0;
        for (var i = 0; i < material.Moduli.Length; i++)
            stress += material.Moduli[i] * Math.Pow(strain, i + 1);
        var coating = material.Coating is { Density: > 1 } heavy ? heavy.Moduli[0] * strain : 0;
        return material.Density * stress * strain + coating * (material.Name.Length + (material.Name.StartsWith('s') ? 1 : 0));
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ByWeekday(double x, DayOfWeek day)
    {
        if (day is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return 0.5 * x;
        return day > DayOfWeek.Wednesday ? x * x : x * (int)day;
    }
}
