using System.Globalization;
using System.Numerics;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.Benchmarks;

/// <summary>The products of a training step of the 784-100-10 network with batches of 100, and squares.</summary>
internal static class KernelBenchmark
{
    private const int Rounds = 7;
    private const double SecondsEach = 0.02;

    private static readonly (string Name, int M, int K, int N, bool TransposeLeft, bool TransposeRight)[] _shapes =
    [
        ("100×784 · 784×100", 100, 784, 100, false, false),
        ("(100×784)ᵀ · 100×100", 784, 100, 100, true, false),
        ("100×100 · 100×10", 100, 100, 10, false, false),
        ("(100×100)ᵀ · 100×10", 100, 100, 10, true, false),
        ("100×10 · (100×10)ᵀ", 100, 10, 100, false, true),
        ("100×100 · (784×100)ᵀ", 100, 100, 784, false, true),
        ("1×784 · 784×100", 1, 784, 100, false, false),
        ("512³", 512, 512, 512, false, false),
        ("1024³", 1024, 1024, 1024, false, false),
    ];

    public static void Run(string[] arguments)
    {
        var threads = Array.IndexOf(arguments, "--threads");
        MatrixParallelism.MaxThreads = threads < 0 ? 1 : int.Parse(arguments[threads + 1], CultureInfo.InvariantCulture);
        Console.WriteLine($"GFLOP/s (µs), {MatrixParallelism.MaxThreads} thread(s), best path {InstructionSets.Best}; MathNet: managed, one thread");
        Console.WriteLine($"{"shape",-22}{"float",16}{"float, 256 bits",18}{"double",16}{"MathNet float",16}");
        MathNet.Numerics.Control.UseManaged();
        MathNet.Numerics.Control.MaxDegreeOfParallelism = 1;
        foreach (var shape in _shapes) Measure(shape);
    }

    private static void Measure((string Name, int M, int K, int N, bool TransposeLeft, bool TransposeRight) shape)
    {
        var (name, m, k, n, transposeLeft, transposeRight) = shape;
        var best = Stopwatches.BestSeconds(
            Rounds,
            SecondsEach,
            Ours<float>(InstructionSets.Best, shape),
            Ours<float>(InstructionSets.Available[Math.Max(0, InstructionSets.Available.Count - 2)], shape),
            Ours<double>(InstructionSets.Best, shape));
        var mathNet = Stopwatches.BestSeconds(1, SecondsEach, MathNetProduct(shape))[0];
        var text = string.Create(CultureInfo.InvariantCulture, $"{name,-22}");
        foreach (var seconds in best.Append(mathNet))
            text += string.Create(CultureInfo.InvariantCulture, $"{2e-9 * m * k * n / seconds,7:F1} ({seconds * 1e6,8:F1})");
        Console.WriteLine(text);
    }

    private static Action Ours<T>(InstructionSet set, (string Name, int M, int K, int N, bool TransposeLeft, bool TransposeRight) shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (_, m, k, n, transposeLeft, transposeRight) = shape;
        var left = transposeLeft ? Random<T>(k, m) : Random<T>(m, k);
        var right = transposeRight ? Random<T>(n, k) : Random<T>(k, n);
        var product = new Matrix<T>(m, n);
        return () =>
        {
            InstructionSets.Force(set);
            Matrix.MultiplyInto(left, right, product, transposeLeft, transposeRight);
        };
    }

    private static Action MathNetProduct((string Name, int M, int K, int N, bool TransposeLeft, bool TransposeRight) shape)
    {
        var (_, m, k, n, transposeLeft, transposeRight) = shape;
        var build = MathNet.Numerics.LinearAlgebra.Matrix<float>.Build;
        var left = transposeLeft ? build.Random(k, m, 1) : build.Random(m, k, 1);
        var right = transposeRight ? build.Random(n, k, 2) : build.Random(k, n, 2);
        var product = build.Dense(m, n);
        return (transposeLeft, transposeRight) switch
        {
            (true, _) => () => left.TransposeThisAndMultiply(right, product),
            (_, true) => () => left.TransposeAndMultiply(right, product),
            _ => () => left.Multiply(right, product),
        };
    }

    private static Matrix<T> Random<T>(int rowCount, int columnCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1);
        var matrix = new Matrix<T>(rowCount, columnCount);
        foreach (ref var element in matrix.AsSpan()) element = T.CreateTruncating(random.NextDouble() - 0.5);
        return matrix;
    }
}
