namespace SymbolicBackprop.Training;

/// <summary>Where a training stands, beside its weights and its optimiser: what a checkpoint keeps.</summary>
internal sealed class TrainingState(int metricCount)
{
    /// <summary>The epochs completed.</summary>
    public int Epoch { get; set; }

    /// <summary>The steps taken in the epoch under way.</summary>
    public int Batch { get; set; }

    /// <summary>All steps taken.</summary>
    public long Step { get; set; }

    /// <summary>The epoch of the lowest loss, from 1; 0 for none yet.</summary>
    public int BestEpoch { get; set; }

    public double BestLoss { get; set; } = double.PositiveInfinity;

    /// <summary>The sums over the epoch under way.</summary>
    public RunningMeans Means { get; } = new(metricCount);

    public int EpochsWithoutImprovement => Epoch - BestEpoch;
}
