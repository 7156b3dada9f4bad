using System.Globalization;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.Benchmarks.Batches;

/// <summary>
/// A million options: prices with all first-order greeks and gamma, in batches beside loops over the members for one element and over
/// formulas written by hand, in every width of register that the machine has. Gamma comes with the other derivatives of delta.
/// </summary>
internal static class BatchBenchmark
{
    private const int Count = 1_000_000;
    private const int Parameters = 5;

    /// <summary>Price and its derivatives, delta and its derivatives.</summary>
    private const int Outputs = 2 * (1 + Parameters);

    public static void Run(string[] arguments)
    {
        var inputs = Inputs();
        var outputs = Columns<double>(Outputs);
        var expected = Columns<double>(Outputs);
        float[][] singles = [.. inputs.Select(column => column.Select(number => (float)number).ToArray())];
        var outputsOfSingles = Columns<float>(Outputs);
        (string Name, InstructionSet? Set, int Threads, Action Action)[] rows =
        [
            ("loop of generated members", null, 1, () => Loop(inputs, expected)),
            ("loop of formulas by hand", null, 1, () => LoopByHand(inputs, outputs)),
            .. InstructionSets.Available.Where(set => set != InstructionSet.Scalar).Select(set => ($"batch, {set}", (InstructionSet?)set, 1, (Action)(() => Batch(inputs, outputs)))),
            ("batch, 2 threads", null, 2, () => Batch(inputs, outputs)),
            ("loop of generated members, float", null, 1, () => Loop(singles, outputsOfSingles)),
            ("batch, float", null, 1, () => Batch(singles, outputsOfSingles)),
        ];
        var threads = MatrixParallelism.MaxThreads;
        var seconds = Stopwatches.BestSeconds(9, 0.01, [.. rows.Select<(string Name, InstructionSet? Set, int Threads, Action Action), Action>(row => () =>
        {
            InstructionSets.Force(row.Set);
            MatrixParallelism.MaxThreads = row.Threads;
            row.Action();
        })]);
        InstructionSets.Force(null);
        MatrixParallelism.MaxThreads = threads;
        Console.WriteLine($"{"price, greeks and gamma of 10^6 options",-42}{"ms",8}{"ratio",8}");
        for (var i = 0; i < rows.Length; i++)
        {
            var baseline = seconds[rows[i].Name.Contains("float", StringComparison.Ordinal) ? rows.Length - 2 : 0];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows[i].Name,-42}{seconds[i] * 1e3,8:F1}{baseline / seconds[i],8:F2}"));
        }

        Batch(inputs, outputs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"largest difference of a batch, relative to the largest of its column: {Difference(expected, outputs):G2}"));
    }

    private static void Batch(double[][] x, double[][] y)
    {
        CallOption.PriceGradientBatch(x[0], x[1], x[2], x[3], x[4], y[0], y[1], y[2], y[3], y[4], y[5]);
        CallOption.DeltaGradientBatch(x[0], x[1], x[2], x[3], x[4], y[6], y[7], y[8], y[9], y[10], y[11]);
    }

    private static void Batch(float[][] x, float[][] y)
    {
        CallOption.PriceGradientBatch(x[0], x[1], x[2], x[3], x[4], y[0], y[1], y[2], y[3], y[4], y[5]);
        CallOption.DeltaGradientBatch(x[0], x[1], x[2], x[3], x[4], y[6], y[7], y[8], y[9], y[10], y[11]);
    }

    private static void Loop(double[][] x, double[][] y)
    {
        for (var i = 0; i < Count; i++)
        {
            (y[0][i], (y[1][i], y[2][i], y[3][i], y[4][i], y[5][i])) = CallOption.PriceValueAndGradient(x[0][i], x[1][i], x[2][i], x[3][i], x[4][i]);
            (y[6][i], (y[7][i], y[8][i], y[9][i], y[10][i], y[11][i])) = CallOption.DeltaValueAndGradient(x[0][i], x[1][i], x[2][i], x[3][i], x[4][i]);
        }
    }

    private static void Loop(float[][] x, float[][] y)
    {
        for (var i = 0; i < Count; i++)
        {
            (y[0][i], (y[1][i], y[2][i], y[3][i], y[4][i], y[5][i])) = CallOption.PriceValueAndGradient(x[0][i], x[1][i], x[2][i], x[3][i], x[4][i]);
            (y[6][i], (y[7][i], y[8][i], y[9][i], y[10][i], y[11][i])) = CallOption.DeltaValueAndGradient(x[0][i], x[1][i], x[2][i], x[3][i], x[4][i]);
        }
    }

    private static void LoopByHand(double[][] x, double[][] y)
    {
        for (var i = 0; i < Count; i++)
            y[0][i] = CallOptionByHand.Greeks(x[0][i], x[1][i], x[2][i], x[3][i], x[4][i], out y[1][i], out y[2][i], out y[3][i], out y[4][i], out y[5][i], out y[7][i]);
    }

    private static double[][] Inputs()
    {
        (double Low, double High)[] ranges = [(50, 150), (50, 150), (0, 0.1), (0.1, 0.6), (0.1, 3)];
        var random = new Random(1);
        return [.. ranges.Select(range => Enumerable.Range(0, Count).Select(_ => range.Low + ((range.High - range.Low) * random.NextDouble())).ToArray())];
    }

    private static T[][] Columns<T>(int count) => [.. Enumerable.Range(0, count).Select(_ => new T[Count])];

    private static double Difference(double[][] expected, double[][] actual) => expected.Zip(actual, (left, right) =>
    {
        var largest = left.Max(Math.Abs);
        return left.Zip(right, (a, b) => Math.Abs(a - b)).Max() / largest;
    }).Max();
}
