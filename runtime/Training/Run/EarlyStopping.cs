namespace SymbolicBackprop.Training;

/// <summary>
/// The end of a training whose loss on the validation samples (on the training samples where there are none) does not fall any more.
/// Source: L. Prechelt, <em>Early stopping, but when?</em>, in Neural Networks: Tricks of the Trade, 1998.
/// </summary>
/// <param name="Patience">So many epochs in a row without improvement end the training; at least 1.</param>
/// <param name="MinimumImprovement">Only a loss below the best one by more than this is an improvement; not negative.</param>
/// <param name="RestoreBestWeights">Whether the weights of the best epoch come back when the training ends, in whatever regular way.</param>
public sealed record EarlyStopping(int Patience, double MinimumImprovement = 0, bool RestoreBestWeights = true)
{
    /// <inheritdoc cref="EarlyStopping"/>
    public int Patience { get; } = Patience >= 1
        ? Patience
        : throw new ArgumentOutOfRangeException(nameof(Patience), Patience, "The patience must be at least 1 epoch.");

    /// <inheritdoc cref="EarlyStopping"/>
    public double MinimumImprovement { get; } = MinimumImprovement >= 0 && double.IsFinite(MinimumImprovement)
        ? MinimumImprovement
        : throw new ArgumentOutOfRangeException(nameof(MinimumImprovement), MinimumImprovement, "The minimum improvement must be finite and not negative.");
}
