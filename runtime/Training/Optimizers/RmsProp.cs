using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.Training;

/// <summary>
/// Each gradient divided by a running average of its size: <c>v ← ρ·v + (1 − ρ)·g²</c>, <c>w ← w − η·g / (√v + ε)</c>.
/// Source: T. Tieleman, G. Hinton, <em>Neural networks for machine learning</em>, lecture 6.5, Coursera 2012.
/// </summary>
/// <inheritdoc/>
public sealed class RmsProp<TParameters> : Optimizer<TParameters>
    where TParameters : IParameters<TParameters>
{
    /// <summary>The method for weights of these shapes.</summary>
    /// <param name="weights">Only its shapes are read.</param>
    /// <param name="decay">ρ in [0, 1), the share of the average that is kept.</param>
    /// <param name="epsilon">ε > 0, against a division by zero.</param>
    /// <param name="weightDecay">λ ≥ 0: <c>g + λ·w</c> takes the place of <c>g</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public RmsProp(TParameters weights, double decay = 0.9, double epsilon = 1e-8, double weightDecay = 0)
        : base(weights, weightDecay, ["squared_gradient_average"])
    {
        RequireReal.Fraction(decay, nameof(decay));
        RequireReal.Positive(epsilon, nameof(epsilon));
        Decay = decay;
        Epsilon = epsilon;
    }

    /// <summary>ρ, the share of the average that is kept.</summary>
    public double Decay { get; }

    /// <summary>ε, against a division by zero.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override string Name => "RMSProp";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Hyperparameters =>
        [new("decay", Decay), new("epsilon", Epsilon), new("weightDecay", WeightDecay)];

    /// <inheritdoc/>
    private protected override void UpdateLeaf<T>(UpdateSpans<T> spans, double learningRate) =>
        RunWithL2WeightDecay(
            new RmsPropRule<T>(
                T.CreateChecked(learningRate), T.CreateChecked(Decay), T.CreateChecked(1 - Decay), T.CreateChecked(Epsilon)),
            spans);
}

/// <summary>The first state is the running average of the squared gradients.</summary>
internal readonly struct RmsPropRule<T>(T learningRate, T decay, T complement, T epsilon) : IUpdateRule<T>
{
    private readonly Vector<T> _learningRate = new(learningRate);
    private readonly Vector<T> _decay = new(decay);
    private readonly Vector<T> _complement = new(complement);
    private readonly Vector<T> _epsilon = new(epsilon);

    public static int StateCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Update(Vector<T> weight, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second)
    {
        first = _decay * first + _complement * (gradient * gradient);
        return weight - _learningRate * gradient / (Vector.SquareRoot(first) + _epsilon);
    }
}
