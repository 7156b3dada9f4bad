namespace SymbolicBackprop.Training;

/// <summary>Where a training is after a step.</summary>
public readonly ref struct TrainingProgress
{
    /// <summary>The number of the epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>How many epochs there will be at most.</summary>
    public required int EpochCount { get; init; }

    /// <summary>The steps taken in this epoch.</summary>
    public required int Batch { get; init; }

    /// <summary>The steps of an epoch.</summary>
    public required int BatchCount { get; init; }

    /// <summary>The steps taken since the training began.</summary>
    public required long Step { get; init; }

    /// <summary>The learning rate of the step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The mean loss over the batch.</summary>
    public required double BatchLoss { get; init; }

    /// <summary>The mean loss over the samples of this epoch so far.</summary>
    public required double MeanLoss { get; init; }

    /// <summary>The means of the metrics over the samples of this epoch so far, in the order of their names.</summary>
    public required ReadOnlySpan<double> MeanMetrics { get; init; }

    /// <summary>Samples per second of training, over the steps of this epoch in this run.</summary>
    public required double SamplesPerSecond { get; init; }

    /// <summary>The time of this run's steps so far.</summary>
    public required TimeSpan TrainingTime { get; init; }

    /// <summary>The time that the remaining steps of all epochs take if they take as long as this run's steps did.</summary>
    public required TimeSpan RemainingTime { get; init; }
}
