namespace SymbolicBackprop.Training;

/// <summary>What came out of a run.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="CompletedEpochs">The epochs trained to their end, those before a resumption included.</param>
/// <param name="StepCount">The steps taken, those before a resumption included.</param>
/// <param name="BestEpoch">The epoch of the lowest loss, from 1; 0 where none was completed.</param>
/// <param name="LastEpoch">What came out of the last epoch that this run completed; null where it completed none.</param>
/// <param name="TrainingTime">The time of this run's steps, without evaluations and checkpoints.</param>
public sealed record TrainingResult(
    StopReason Reason, int CompletedEpochs, long StepCount, int BestEpoch, EpochResult? LastEpoch, TimeSpan TrainingTime);
