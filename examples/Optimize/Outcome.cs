using System.Diagnostics;

namespace Optimize;

/// <summary>What a minimiser came to.</summary>
/// <param name="Point">Where it stopped.</param>
/// <param name="Minimum">The value there.</param>
/// <param name="Iterations">As the minimiser counts them.</param>
internal sealed record Outcome(double[] Point, double Minimum, int Iterations)
{
    private const int Runs = 5;

    /// <summary>How often the function was computed, alone or together with its derivatives.</summary>
    public int Evaluations { get; private init; }

    /// <summary>The shortest of several runs, which are otherwise equal.</summary>
    public TimeSpan Time { get; private init; }

    /// <summary>Runs a minimiser, which calls what it is given at each evaluation.</summary>
    public static Outcome Of(Func<Action, Outcome> minimise)
    {
        Outcome? shortest = null;
        for (var run = 0; run < Runs; run++)
        {
            var evaluations = 0;
            var start = Stopwatch.GetTimestamp();
            var outcome = minimise(() => evaluations++) with { Time = Stopwatch.GetElapsedTime(start), Evaluations = evaluations };
            shortest = shortest is null || outcome.Time < shortest.Time ? outcome : shortest;
        }

        return shortest!;
    }
}
