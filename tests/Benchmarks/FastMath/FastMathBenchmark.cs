using System.Globalization;

namespace SymbolicBackprop.Benchmarks.FastMath;

/// <summary>Value and gradient of sums in loops, with fast mathematics and without: microseconds, and how many times as fast it is.</summary>
internal static class FastMathBenchmark
{
    private const int Length = 700;
    private const int Rows = 200;
    private const int Columns = 100;

    public static void Run(string[] arguments)
    {
        var random = new Random(1);
        var (x, y, xGradient, yGradient) = (Numbers(Length), Numbers(Length), new double[Length], new double[Length]);
        var (weights, features, targets, gradient) = (Numbers(Columns), Numbers(Rows * Columns), Numbers(Rows), new double[Columns]);
        double[] labels = [.. targets.Select(target => target > 0 ? 1.0 : -1)];
        (string Name, Action Exact, Action Fast)[] rows =
        [
            ("dot product, 700 numbers", () => ExactReductions.DotGradientInto(x, y, xGradient, yGradient), () => FastReductions.DotGradientInto(x, y, xGradient, yGradient)),
            ("sum of squares, 700 numbers", () => ExactReductions.SumOfSquaresGradientInto(x, xGradient), () => FastReductions.SumOfSquaresGradientInto(x, xGradient)),
            ("least squares, 200 by 100", () => ExactReductions.LeastSquaresGradientInto(weights, features, targets, gradient), () => FastReductions.LeastSquaresGradientInto(weights, features, targets, gradient)),
            ("logistic regression, 200 by 100", () => ExactReductions.LogisticGradientInto(weights, features, labels, gradient), () => FastReductions.LogisticGradientInto(weights, features, labels, gradient)),
        ];
        var seconds = Stopwatches.BestSeconds(9, 0.005, [.. rows.SelectMany(row => new[] { row.Exact, row.Fast })]);
        Console.WriteLine($"{"value and gradient, µs",-34}{"exact",10}{"fast",10}{"ratio",8}");
        for (var i = 0; i < rows.Length; i++)
        {
            var (exact, fast) = (seconds[2 * i], seconds[(2 * i) + 1]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows[i].Name,-34}{exact * 1e6,10:F3}{fast * 1e6,10:F3}{exact / fast,8:F2}"));
        }

        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
