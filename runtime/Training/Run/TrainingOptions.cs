using System.Collections.ObjectModel;

namespace SymbolicBackprop.Training;

/// <summary>The choices of a training. Every property refuses what is outside its range with an <see cref="ArgumentOutOfRangeException"/>.</summary>
public sealed record TrainingOptions
{
    /// <summary>How often every sample is trained with; at least 1.</summary>
    public int Epochs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(Epochs));
            field = value;
        }
    } = 1;

    /// <summary>
    /// The samples of a step: 1 for single-sample gradient descent; null for full-batch gradient descent; the mini-batches between them by default.
    /// </summary>
    public int? BatchSize
    {
        get;
        init
        {
            if (value is { } size)
                ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(BatchSize));
            field = value;
        }
    } = 100;

    /// <summary>The learning rate of each step.</summary>
    public LearningRateSchedule LearningRate { get; init; } = 0.1;

    /// <summary>Where all randomness of the training comes from: the order of the samples, the validation split, the seed of each step.</summary>
    public long Seed { get; init; }

    /// <summary>Whether each epoch has an order of its own; true by default.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Whether the last batch of an epoch is left out where it is smaller than the others.</summary>
    public bool DropLastBatch { get; init; }

    /// <summary>The share of the samples that is kept from training and evaluated after each epoch, in [0, 1).</summary>
    public double ValidationFraction
    {
        get;
        init
        {
            RequireReal.Fraction(value, nameof(ValidationFraction));
            field = value;
        }
    }

    /// <summary>The samples of one call of an evaluation; at least 1.</summary>
    public int EvaluationBatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(EvaluationBatchSize));
            field = value;
        }
    } = 1000;

    /// <summary>Longer gradients are scaled down to this Euclidean norm; null for no bound.</summary>
    public double? MaximumGradientNorm
    {
        get;
        init
        {
            if (value is { } norm)
                RequireReal.Positive(norm, nameof(MaximumGradientNorm));
            field = value;
        }
    }

    /// <summary>When to end before the last epoch; null for never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Where and when to save; null for never.</summary>
    public CheckpointPolicy? Checkpoint { get; init; }

    /// <summary>
    /// What else makes the training what it is, by name, such as the activation of the network: a checkpoint that was written with another text is refused.
    /// </summary>
    public IReadOnlyDictionary<string, string> Description { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
