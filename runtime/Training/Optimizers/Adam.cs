namespace SymbolicBackprop.Training;

/// <summary>
/// Momentum and a learning rate of its own for each weight, from running averages of the gradient and of its square:
/// <c>m ← β₁·m + (1 − β₁)·g</c>, <c>v ← β₂·v + (1 − β₂)·g²</c>, <c>w ← w − η·m̂ / (√v̂ + ε)</c>
/// with <c>m̂ = m / (1 − β₁ᵗ)</c> and <c>v̂ = v / (1 − β₂ᵗ)</c> at step t = 1, 2, ….
/// Source: D. Kingma, J. Ba, <em>Adam: a method for stochastic optimization</em>, ICLR 2015.
/// </summary>
/// <inheritdoc/>
public sealed class Adam<TParameters> : Optimizer<TParameters>
    where TParameters : IParameters<TParameters>
{
    private readonly AdamConstants _constants;

    /// <summary>The method for weights of these shapes.</summary>
    /// <param name="weights">Only its shapes are read.</param>
    /// <param name="beta1">β₁ in [0, 1).</param>
    /// <param name="beta2">β₂ in [0, 1).</param>
    /// <param name="epsilon">ε > 0, against a division by zero.</param>
    /// <param name="weightDecay">λ ≥ 0: <c>g + λ·w</c> takes the place of <c>g</c>; for decay that is not scaled by √v̂ see <see cref="AdamW{TParameters}"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public Adam(TParameters weights, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(weights, weightDecay, ["first_moment", "second_moment"]) =>
        _constants = new AdamConstants(beta1, beta2, epsilon);

    /// <inheritdoc/>
    public override string Name => "Adam";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Hyperparameters => _constants.With(WeightDecay);

    /// <inheritdoc/>
    private protected override void UpdateLeaf<T>(UpdateSpans<T> spans, double learningRate) =>
        RunWithL2WeightDecay(new AdamRule<T>(_constants, learningRate, StepCount), spans);
}
