using System.Diagnostics;
using System.Globalization;
using SymbolicBackprop.Benchmarks.Integrators;

namespace SymbolicBackprop.Benchmarks;

/// <summary>
/// The gradient of three time integrators over a million steps with and without checkpointing: the time, and the memory that a process of
/// its own takes for it, in which nothing else has been done.
/// </summary>
internal static class CheckpointingBenchmark
{
    private const int ManySteps = 1_000_000;
    private const int FewSteps = 1_000;
    private const string Measurement = "measure";
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private static readonly (string Name, Action<int>[] Strategies)[] Programs =
    [
        ("map, one line", [n => Unbounded.MapGradient(1, n), n => SquareRoot.MapGradient(1, n), n => Binomial.MapGradient(1, n)]),
        ("pendulum, leapfrog", [n => Unbounded.PendulumGradient(1, 0, n), n => SquareRoot.PendulumGradient(1, 0, n), n => Binomial.PendulumGradient(1, 0, n)]),
        ("orbit, leapfrog", [n => Unbounded.OrbitGradient(1, 0, 0, 0.9, n), n => SquareRoot.OrbitGradient(1, 0, 0, 0.9, n), n => Binomial.OrbitGradient(1, 0, 0, 0.9, n)]),
    ];

    private static readonly string[] Strategies = ["unbounded", "SquareRoot", "Binomial"];

    public static void Run(string[] arguments)
    {
        if (arguments is [Measurement, var program, var strategy, var steps])
        {
            Console.WriteLine(AllocatedBytes(() => Programs[int.Parse(program, Culture)].Strategies[int.Parse(strategy, Culture)](int.Parse(steps, Culture))));
            return;
        }

        Console.WriteLine($"{"",-20}{"",-12}{"ms for 10^6",12}{"ratio",8}{"KiB for 10^6",15}{"KiB for 10^3",15}");
        for (var i = 0; i < Programs.Length; i++)
        {
            var (name, strategies) = Programs[i];
            var seconds = Stopwatches.BestSeconds(7, 0.05, [.. strategies.Select<Action<int>, Action>(run => () => run(ManySteps))]);
            for (var j = 0; j < strategies.Length; j++)
            {
                Console.WriteLine(string.Create(
                    Culture,
                    $"{name,-20}{Strategies[j],-12}{seconds[j] * 1e3,12:F1}{seconds[j] / seconds[0],8:F2}{MeasuredElsewhere(i, j, ManySteps) / 1024.0,15:N1}{MeasuredElsewhere(i, j, FewSteps) / 1024.0,15:N1}"));
            }
        }
    }

    /// <summary>The pool gives nothing back yet, so that all it hands out is allocated: what tapes outgrow is counted as well.</summary>
    private static long AllocatedBytes(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long MeasuredElsewhere(int program, int strategy, int steps)
    {
        string[] arguments = ["checkpointing", Measurement, program.ToString(Culture), strategy.ToString(Culture), steps.ToString(Culture)];
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(CheckpointingBenchmark).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return long.Parse(text, Culture);
    }
}
