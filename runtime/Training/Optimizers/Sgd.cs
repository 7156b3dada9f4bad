namespace SymbolicBackprop.Training;

/// <summary>
/// Gradient descent: <c>w ← w − η·g</c>, stochastic where <c>g</c> is the gradient over a sample or a mini-batch.
/// Source: H. Robbins, S. Monro, <em>A stochastic approximation method</em>, Annals of Mathematical Statistics 22 (1951).
/// </summary>
/// <inheritdoc/>
public sealed class Sgd<TParameters> : Optimizer<TParameters>
    where TParameters : IParameters<TParameters>
{
    /// <summary>Gradient descent for weights of these shapes.</summary>
    /// <param name="weights">Only its shapes are read.</param>
    /// <param name="weightDecay">λ ≥ 0: <c>g + λ·w</c> takes the place of <c>g</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public Sgd(TParameters weights, double weightDecay = 0)
        : base(weights, weightDecay, [])
    {
    }

    /// <inheritdoc/>
    public override string Name => "SGD";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Hyperparameters => [new("weightDecay", WeightDecay)];

    /// <inheritdoc/>
    private protected override void UpdateLeaf<T>(UpdateSpans<T> spans, double learningRate) =>
        RunWithL2WeightDecay(new ScaledAdditionRule<T>(T.CreateChecked(-learningRate)), spans);
}
