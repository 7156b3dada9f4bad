using System.Globalization;

namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>The times of programs, their generated gradients and those written by hand, as a table in Markdown.</summary>
internal static class GradientTable
{
    private const int Rounds = 7;
    private const double SecondsEach = 0.02;

    /// <summary>Prints a table and how many of its gradients take less than <paramref name="limit"/> times the value.</summary>
    public static void Print(string title, double limit, IReadOnlyCollection<GradientCase> cases)
    {
        Console.WriteLine();
        Console.WriteLine($"### {title}");
        Console.WriteLine();
        Console.WriteLine("| program | F (ns) | value and gradient (ns) | ratio to F | by hand (ns) | ratio to hand | bytes a call |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        var within = 0;
        foreach (var program in cases)
        {
            var gradient = new double[program.Count];

            // A value that nobody reads is not computed once the compiler has inlined the call.
            var value = 0.0;
            var best = Stopwatches.BestSeconds(
                Rounds, SecondsEach, () => value = program.Value(), () => value = program.Generated(gradient), () => value = program.HandWritten(gradient));
            var times = best.Select(seconds => 1e9 * seconds / program.Calls).ToArray();
            if (times[1] < limit * times[0]) within++;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {program.Name} | {times[0]:F1} | {times[1]:F1} | {times[1] / times[0]:F2} | {times[2]:F1} | {times[1] / times[2]:F2} | {BytesPerCall(program, gradient):F0} |"));
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{within} of {cases.Count} take less than {limit} times the time of F."));
    }

    private static double BytesPerCall(GradientCase program, double[] gradient)
    {
        const int Runs = 10;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < Runs; run++) program.Generated(gradient);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(Runs * program.Calls);
    }
}
