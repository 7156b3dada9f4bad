using SymbolicBackprop.Gradients.Tests.Corpus.Callees;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>What may be missing, and patterns that take apart what is there.</summary>
internal static partial class Nulls
{
    private static readonly Dictionary<int, double> Table = new() { [0] = 2, [2] = 5 };

    private static readonly double[]? NoWeights = Table.Count > 2 ? [1, 2] : null;

    private static readonly double[] Weights = [3, 2];

    private static readonly double? Rate = 1.5;

    private static readonly Material Steel = new("steel", 7.8, 2, 0.5) { Coating = new Material("zinc", 7.1, 1.1) };

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OtherArray(double x, [Domain(0, 9)] int n)
    {
        var weights = NoWeights ?? Weights;
        return weights[n % 2] * x * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double OtherNumber(double x, int n)
    {
        int? count = n > 1 ? n : null;
        count ??= 7;
        return x * x * count.Value * (Rate ?? 3);
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double AssignedWhereMissing(double x, int n)
    {
        double[]? values = n > 1 ? null : [x, 3];
        values ??= [x * x, 2];
        return values[0] * values[1];
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double MembersOfWhatMayBeMissing(double x) =>
        x * x * (Steel.Coating?.Density ?? 2) * (Steel.Coating?.Coating?.Density ?? 3) * (Steel.Coating?.Name?.Length ?? 5);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LookedUp(double x, int n) => Table.TryGetValue(n, out var factor) ? x * x * factor : x * (1 + factor);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LookedUpInALoop(double x)
    {
        for (var i = 0; i < 4; i++)
        {
            if (!Table.TryGetValue(i, out var factor))
                factor = Math.Sin(x);
            x = Math.Cos(x * factor);
        }

        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Underlying(double x, int n)
    {
        int? count = n > 1 ? n : null;
        return count is { } some ? x * x * some : count is int never ? never : 3 * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ByElements(double x, int n)
    {
        double[] values = n switch { 0 => [], 1 => [x], _ => [x, x * x, 4] };
        return values switch { [] => 2 * x, [var only] => only * only, [var first, > 0 and var second, ..] => first * second, [..] => 3 * x };
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ByElementsFromTheEnd(double x, int n)
    {
        int[] steps = [n, 3, 4];
        return steps is [0, ..] or [_, _] ? x : steps is [var first, .., > 3 and var last] ? x * x * (first + last) : 3 * x;
    }
}
