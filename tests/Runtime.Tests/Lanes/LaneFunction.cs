using System.Numerics;
using SymbolicBackprop.CompilerServices;

namespace SymbolicBackprop.Tests.Lanes;

/// <summary>A function in lanes beside the function of single numbers that it stands for.</summary>
/// <param name="Name">What the documentation calls it.</param>
/// <param name="Arity">How many numbers it takes.</param>
/// <param name="Arguments">Where it is compared, a sample for each number from 0 to 1.</param>
/// <param name="OtherArguments">The same of its second number.</param>
public sealed record LaneFunction(string Name, int Arity, Func<double, double> Arguments, Func<double, double> OtherArguments)
{
    public static IReadOnlyList<LaneFunction> All { get; } =
    [
        new("Exp", 1, u => Between(u, -745, 709), _ => 0),
        new("Exp2", 1, u => Between(u, -1070, 1023), _ => 0),
        new("Log", 1, Positive, _ => 0),
        new("Log2", 1, Positive, _ => 0),
        new("Sin", 1, u => Between(u, -1000, 1000), _ => 0),
        new("Cos", 1, u => Between(u, -1000, 1000), _ => 0),
        new("Tan", 1, u => Between(u, -1000, 1000), _ => 0),
        new("Tanh", 1, u => Between(u, -20, 20), _ => 0),
        new("Pow", 2, Positive, u => Between(u, -3, 3)),
        new("Sigmoid", 1, u => Between(u, -700, 50), _ => 0),
        new("Softplus", 1, u => Between(u, -700, 700), _ => 0),
        new("LogSumExp", 2, u => Between(u, 1, 30), u => Between(u, 1, 30)),
        new("Erf", 1, u => Between(u, -6, 6), _ => 0),
        new("Erfc", 1, u => Between(u, -6, 26), _ => 0),
        new("NormalPdf", 1, u => Between(u, -37, 37), _ => 0),
        new("NormalCdf", 1, u => Between(u, -37, 8), _ => 0),
    ];

    public static LaneFunction Named(string name) => All.Single(function => function.Name == name);

    /// <summary>The function in lanes of one width; the last lanes may go beyond the end.</summary>
    public T[] Lanes<TLanes, T>(T[] x, T[] y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var results = new T[x.Length + TLanes.Count];
        T[] first = [.. x, .. new T[TLanes.Count]];
        T[] second = [.. y, .. new T[TLanes.Count]];
        for (var i = 0; i < x.Length; i += TLanes.Count)
            TLanes.Store(Of<TLanes, T>(TLanes.Load(first, i), TLanes.Load(second, i)), results, i);
        return results[..x.Length];
    }

    /// <summary>The function of single numbers.</summary>
    public double Scalar(double x, double y) => Name switch
    {
        "Exp" => Math.Exp(x),
        "Exp2" => double.Exp2(x),
        "Log" => Math.Log(x),
        "Log2" => Math.Log2(x),
        "Sin" => Math.Sin(x),
        "Cos" => Math.Cos(x),
        "Tan" => Math.Tan(x),
        "Tanh" => Math.Tanh(x),
        "Pow" => Math.Pow(x, y),
        "Sigmoid" => Functions.Sigmoid(x),
        "Softplus" => Functions.Softplus(x),
        "LogSumExp" => Functions.LogSumExp(x, y),
        "Erf" => Functions.Erf(x),
        "Erfc" => Functions.Erfc(x),
        "NormalPdf" => Functions.NormalPdf(x),
        _ => Functions.NormalCdf(x),
    };

    private TLanes Of<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Name switch
        {
            "Exp" => TLanes.Exp(x),
            "Exp2" => TLanes.Exp2(x),
            "Log" => TLanes.Log(x),
            "Log2" => TLanes.Log2(x),
            "Sin" => TLanes.Sin(x),
            "Cos" => TLanes.Cos(x),
            "Tan" => TLanes.Tan(x),
            "Tanh" => TLanes.Tanh(x),
            "Pow" => TLanes.Pow(x, y),
            "Sigmoid" => TLanes.Sigmoid(x),
            "Softplus" => TLanes.Softplus(x),
            "LogSumExp" => TLanes.LogSumExp(x, y),
            "Erf" => TLanes.Erf(x),
            "Erfc" => TLanes.Erfc(x),
            "NormalPdf" => TLanes.NormalPdf(x),
            _ => TLanes.NormalCdf(x),
        };

    private static double Between(double u, double low, double high) => low + (u * (high - low));

    /// <summary>Half of the samples around 1, half of them over many orders of magnitude.</summary>
    private static double Positive(double u) => u < 0.5 ? 0.5 + (3 * u) : Math.Pow(10, 60 * (u - 0.75));
}
