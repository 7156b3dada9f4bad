using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.Training;

/// <summary>
/// Gradient descent with momentum, the heavy ball: <c>v ← μ·v − η·g</c>, <c>w ← w + v</c>.
/// Source: B. Polyak, <em>Some methods of speeding up the convergence of iteration methods</em>, USSR Computational Mathematics 4 (1964);
/// in this form I. Sutskever et al., <em>On the importance of initialization and momentum in deep learning</em>, ICML 2013.
/// </summary>
/// <inheritdoc/>
public sealed class Momentum<TParameters> : Optimizer<TParameters>
    where TParameters : IParameters<TParameters>
{
    /// <summary>Gradient descent with momentum for weights of these shapes.</summary>
    /// <param name="weights">Only its shapes are read.</param>
    /// <param name="momentum">μ in [0, 1).</param>
    /// <param name="weightDecay">λ ≥ 0: <c>g + λ·w</c> takes the place of <c>g</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public Momentum(TParameters weights, double momentum = 0.9, double weightDecay = 0)
        : base(weights, weightDecay, ["velocity"])
    {
        RequireReal.Fraction(momentum, nameof(momentum));
        MomentumFactor = momentum;
    }

    /// <summary>μ, the share of the velocity that is kept.</summary>
    public double MomentumFactor { get; }

    /// <inheritdoc/>
    public override string Name => "Momentum";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Hyperparameters =>
        [new("momentum", MomentumFactor), new("weightDecay", WeightDecay)];

    /// <inheritdoc/>
    private protected override void UpdateLeaf<T>(UpdateSpans<T> spans, double learningRate) =>
        RunWithL2WeightDecay(new MomentumRule<T>(T.CreateChecked(learningRate), T.CreateChecked(MomentumFactor)), spans);
}

/// <summary>The first state is the velocity.</summary>
internal readonly struct MomentumRule<T>(T learningRate, T momentum) : IUpdateRule<T>
{
    private readonly Vector<T> _learningRate = new(learningRate);
    private readonly Vector<T> _momentum = new(momentum);

    public static int StateCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Update(Vector<T> weight, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second)
    {
        first = _momentum * first - _learningRate * gradient;
        return weight + first;
    }
}
