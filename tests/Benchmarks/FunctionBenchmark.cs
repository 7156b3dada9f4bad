using System.Globalization;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Benchmarks;

/// <summary>The element-wise functions on the activations of a hidden layer: 100×100.</summary>
internal static class FunctionBenchmark
{
    private const int Extent = 100;

    public static void Run(string[] arguments)
    {
        MatrixParallelism.MaxThreads = 1;
        var x = new Matrix<float>(Extent, Extent);
        var y = new Matrix<float>(Extent, Extent);
        var random = new Random(1);
        foreach (ref var element in x.AsSpan()) element = 8 * random.NextSingle() - 4;
        (string Name, Action Action)[] functions =
        [
            ("Exp", () => Matrix.ExpInto(x, y)),
            ("Log", () => Matrix.LogInto(x, y)),
            ("Sigmoid", () => Matrix.SigmoidInto(x, y)),
            ("Tanh", () => Matrix.TanhInto(x, y)),
            ("Softplus", () => Matrix.SoftplusInto(x, y)),
            ("ExpM1", () => Matrix.ExpM1Into(x, y)),
            ("LogP1", () => Matrix.LogP1Into(x, y)),
            ("Sin", () => Matrix.SinInto(x, y)),
            ("Relu", () => Matrix.ReluInto(x, y)),
            ("Softmax", () => Matrix.SoftmaxInto(x, y)),
            ("ColumnSums", () => Matrix.ColumnSums(x)),
            ("Sum", () => Matrix.Sum(x)),
        ];
        var best = Stopwatches.BestSeconds(5, 0.02, [.. functions.Select(function => function.Action)]);
        for (var i = 0; i < best.Length; i++)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{functions[i].Name,-12}{best[i] * 1e6,8:F1} µs{best[i] * 1e9 / (Extent * Extent),8:F2} ns an element"));
        }
    }
}
