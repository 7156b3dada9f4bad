namespace SymbolicBackprop.Training;

/// <summary>
/// <see cref="Adam{TParameters}"/> with decoupled weight decay: first <c>w ← w·(1 − η·λ)</c>, then Adam's step by the gradient of the loss alone.
/// Source: I. Loshchilov, F. Hutter, <em>Decoupled weight decay regularization</em>, ICLR 2019.
/// </summary>
/// <inheritdoc/>
public sealed class AdamW<TParameters> : Optimizer<TParameters>
    where TParameters : IParameters<TParameters>
{
    private readonly AdamConstants _constants;

    /// <summary>The method for weights of these shapes.</summary>
    /// <param name="weights">Only its shapes are read.</param>
    /// <param name="beta1">β₁ in [0, 1).</param>
    /// <param name="beta2">β₂ in [0, 1).</param>
    /// <param name="epsilon">ε > 0, against a division by zero.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public AdamW(TParameters weights, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01)
        : base(weights, weightDecay, ["first_moment", "second_moment"]) =>
        _constants = new AdamConstants(beta1, beta2, epsilon);

    /// <inheritdoc/>
    public override string Name => "AdamW";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Hyperparameters => _constants.With(WeightDecay);

    /// <inheritdoc/>
    private protected override void UpdateLeaf<T>(UpdateSpans<T> spans, double learningRate) =>
        UpdateLoop.Run(
            new DecoupledWeightDecayRule<T, AdamRule<T>>(
                T.CreateChecked(1 - learningRate * WeightDecay),
                new AdamRule<T>(_constants, learningRate, StepCount)),
            spans);
}
