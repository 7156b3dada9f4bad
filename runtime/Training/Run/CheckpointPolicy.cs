namespace SymbolicBackprop.Training;

/// <summary>Where and when a training saves what it needs to be resumed. Each checkpoint replaces the one before, atomically.</summary>
/// <param name="Path">The <c>.safetensors</c> file.</param>
public sealed record CheckpointPolicy(string Path)
{
    /// <summary>A checkpoint after so many steps; 0 for none between the epochs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public long EverySteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(EverySteps));
            field = value;
        }
    }

    /// <summary>A checkpoint after so many epochs, 1 by default; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int EveryEpochs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(EveryEpochs));
            field = value;
        }
    } = 1;

    /// <summary>Whether there is a checkpoint when a run ends, for whatever reason: true by default.</summary>
    public bool AtEnd { get; init; } = true;
}
