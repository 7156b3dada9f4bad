using System.Diagnostics;

namespace SymbolicBackprop.Training;

/// <summary>The time of the steps of a run, without what lies between them.</summary>
internal struct TrainingClock
{
    private long _runTicks;
    private long _runSteps;
    private long _epochTicks;
    private long _epochSamples;

    public readonly TimeSpan TrainingTime => Stopwatch.GetElapsedTime(0, _runTicks);

    public readonly TimeSpan EpochTime => Stopwatch.GetElapsedTime(0, _epochTicks);

    public readonly double SamplesPerSecond => _epochTicks == 0 ? 0 : _epochSamples * (double)Stopwatch.Frequency / _epochTicks;

    public void StartEpoch() => (_epochTicks, _epochSamples) = (0, 0);

    public void AddStep(long startedTimestamp, int samples)
    {
        var ticks = Stopwatch.GetTimestamp() - startedTimestamp;
        _runTicks += ticks;
        _runSteps++;
        _epochTicks += ticks;
        _epochSamples += samples;
    }

    /// <summary>The time of so many steps at the mean time of those of the run.</summary>
    public readonly TimeSpan TimeOf(long steps) => _runSteps == 0 ? TimeSpan.Zero : TrainingTime / _runSteps * steps;
}
