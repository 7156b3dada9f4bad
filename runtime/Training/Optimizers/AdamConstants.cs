namespace SymbolicBackprop.Training;

/// <summary>The constants that Adam and AdamW share, checked.</summary>
internal readonly record struct AdamConstants
{
    public AdamConstants(double beta1, double beta2, double epsilon)
    {
        RequireReal.Fraction(beta1, nameof(beta1));
        RequireReal.Fraction(beta2, nameof(beta2));
        RequireReal.Positive(epsilon, nameof(epsilon));
        Beta1 = beta1;
        Beta2 = beta2;
        Epsilon = epsilon;
    }

    public double Beta1 { get; }

    public double Beta2 { get; }

    public double Epsilon { get; }

    public IReadOnlyList<KeyValuePair<string, double>> With(double weightDecay) =>
        [new("beta1", Beta1), new("beta2", Beta2), new("epsilon", Epsilon), new("weightDecay", weightDecay)];
}
