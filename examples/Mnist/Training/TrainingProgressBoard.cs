using System.Collections.Concurrent;
using SymbolicBackprop.Training;

namespace Mnist.Training;

/// <summary>
/// Where the training thread writes how it goes and the display reads it when it has time: the training neither waits nor allocates for being watched.
/// </summary>
internal sealed class TrainingProgressBoard : ITrainingObserver
{
    private readonly Lock _gate = new();
    private readonly AllocationMeter _allocations = new();
    private Snapshot _latest;

    /// <summary>Epochs that were finished and not yet shown.</summary>
    public ConcurrentQueue<EpochResult> FinishedEpochs { get; } = new();

    /// <summary>Where the training is.</summary>
    public Snapshot Latest
    {
        get
        {
            lock (_gate)
                return _latest;
        }
    }

    /// <inheritdoc cref="AllocationMeter.BytesPerStep"/>
    public double AllocatedBytesPerStep => _allocations.BytesPerStep;

    public void OnStep(in TrainingProgress progress)
    {
        lock (_gate)
        {
            _latest = new Snapshot(
                progress.Epoch,
                progress.EpochCount,
                progress.Step,
                (long)progress.EpochCount * progress.BatchCount,
                progress.MeanLoss,
                progress.MeanMetrics[0],
                progress.SamplesPerSecond,
                progress.RemainingTime);
        }

        _allocations.OnStep(progress.Epoch);
    }

    public void OnEpoch(EpochResult epoch) => FinishedEpochs.Enqueue(epoch);

    /// <summary>The training after a step; the means are over the epoch so far.</summary>
    internal readonly record struct Snapshot(
        int Epoch, int EpochCount, long Step, long StepCount, double Loss, double Accuracy, double ImagesPerSecond, TimeSpan Remaining);
}
