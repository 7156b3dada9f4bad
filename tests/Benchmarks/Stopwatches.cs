using System.Diagnostics;

namespace SymbolicBackprop.Benchmarks;

/// <summary>
/// Times several actions in turn, round after round, so that a slow phase of a shared machine falls on all of them,
/// and gives the best time of each: what the code can do when it is not disturbed.
/// </summary>
internal static class Stopwatches
{
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

    // Runs long enough for the compiler to have done with the code, and finds how often it runs in the given time.
    private static int Repeats(Action action, double seconds)
    {
        var repeats = 1;
        while (repeats < 50 || Seconds(action, repeats) * repeats < seconds)
        {
            if (Seconds(action, 1) > seconds) return 1;
            repeats *= 2;
        }

        return repeats;
    }

    private static double Seconds(Action action, int repeats)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++) action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats;
    }
}
