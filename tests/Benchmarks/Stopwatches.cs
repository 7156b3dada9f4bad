using System.Diagnostics;

namespace SymbolicBackprop.Benchmarks;

/// <summary>
/// Times several actions in turn, round after round, so that a slow phase of a shared machine falls on all of them,
/// and gives the best time of each: what the code can do when it is not disturbed.
/// </summary>
internal static class Stopwatches
{
    private const int MinWarmUpRuns = 100;
    private const double MinWarmUpSeconds = 0.3;
    private const double MaxWarmUpSeconds = 1;

    public static double[] BestSeconds(int rounds, double secondsEach, params Action[] actions)
    {
        var repeats = actions.Select(action => Repeats(action, secondsEach)).ToArray();
        var best = Enumerable.Repeat(double.PositiveInfinity, actions.Length).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < actions.Length; i++) best[i] = Math.Min(best[i], Seconds(actions[i], repeats[i]));
        }

        return best;
    }

    // Runs until the compiler has done with the code (it waits for a tenth of a second of calm), then finds how often it runs in about the given time.
    private static int Repeats(Action action, double seconds)
    {
        var start = Stopwatch.GetTimestamp();
        var runs = 0;
        while (runs < MinWarmUpRuns && Stopwatch.GetElapsedTime(start).TotalSeconds < MaxWarmUpSeconds
            || Stopwatch.GetElapsedTime(start).TotalSeconds < MinWarmUpSeconds)
        {
            action();
            runs++;
        }

        // One run may be shorter than the clock can tell.
        var repeats = 1;
        while (Seconds(action, repeats) * repeats < seconds && repeats < 1 << 28) repeats *= 2;
        return repeats;
    }

    private static double Seconds(Action action, int repeats)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++) action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats;
    }
}
