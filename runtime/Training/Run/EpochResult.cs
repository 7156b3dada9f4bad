namespace SymbolicBackprop.Training;

/// <summary>What came out of an epoch.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Training">Means over the steps of the epoch, each with the weights of its time.</param>
/// <param name="Validation">Means over the validation samples with the weights at the end; null where there are none.</param>
/// <param name="IsBest">Whether the loss that <see cref="EarlyStopping"/> looks at is the lowest so far, by the minimum improvement.</param>
/// <param name="TrainingTime">The time of the steps of this epoch that this run took.</param>
/// <param name="EvaluationTime">The time of the validation.</param>
public sealed record EpochResult(
    int Epoch, EvaluationResult Training, EvaluationResult? Validation, bool IsBest, TimeSpan TrainingTime, TimeSpan EvaluationTime);
