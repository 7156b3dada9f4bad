using SymbolicBackprop.Training;

namespace SymbolicBackprop.Tests.Training;

/// <summary>Keeps what it hears, and cancels a run after a given step.</summary>
internal sealed class RecordingObserver : ITrainingObserver
{
    public CancellationTokenSource Cancellation { get; } = new();

    public long CancelAfterStep { get; init; } = -1;

    public List<EpochResult> Epochs { get; } = [];

    public List<string> Checkpoints { get; } = [];

    public List<long> Steps { get; } = [];

    public double LastMeanLoss { get; private set; }

    public void OnStep(in TrainingProgress progress)
    {
        Steps.Add(progress.Step);
        LastMeanLoss = progress.MeanLoss;
        if (progress.Step == CancelAfterStep)
            Cancellation.Cancel();
    }

    public void OnEpoch(EpochResult epoch) => Epochs.Add(epoch);

    public void OnCheckpoint(string path) => Checkpoints.Add(path);
}
