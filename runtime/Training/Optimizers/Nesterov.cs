using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.Training;

/// <summary>
/// Nesterov's accelerated gradient: <c>v ← μ·v − η·g</c>, <c>w ← w + μ·v − η·g</c>, where the weights are those that look ahead by the velocity.
/// Source: Y. Nesterov, <em>A method of solving a convex programming problem with convergence rate O(1/k²)</em>, Soviet Mathematics Doklady 27 (1983);
/// in this form Y. Bengio, N. Boulanger-Lewandowski, R. Pascanu, <em>Advances in optimizing recurrent networks</em>, ICASSP 2013.
/// </summary>
/// <inheritdoc/>
public sealed class Nesterov<TParameters> : Optimizer<TParameters>
    where TParameters : IParameters<TParameters>
{
    /// <summary>The accelerated gradient for weights of these shapes.</summary>
    /// <param name="weights">Only its shapes are read.</param>
    /// <param name="momentum">μ in [0, 1).</param>
    /// <param name="weightDecay">λ ≥ 0: <c>g + λ·w</c> takes the place of <c>g</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public Nesterov(TParameters weights, double momentum = 0.9, double weightDecay = 0)
        : base(weights, weightDecay, ["velocity"])
    {
        RequireReal.Fraction(momentum, nameof(momentum));
        MomentumFactor = momentum;
    }

    /// <summary>μ, the share of the velocity that is kept.</summary>
    public double MomentumFactor { get; }

    /// <inheritdoc/>
    public override string Name => "Nesterov";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Hyperparameters =>
        [new("momentum", MomentumFactor), new("weightDecay", WeightDecay)];

    /// <inheritdoc/>
    private protected override void UpdateLeaf<T>(UpdateSpans<T> spans, double learningRate) =>
        RunWithL2WeightDecay(new NesterovRule<T>(T.CreateChecked(learningRate), T.CreateChecked(MomentumFactor)), spans);
}

/// <summary>The first state is the velocity.</summary>
internal readonly struct NesterovRule<T>(T learningRate, T momentum) : IUpdateRule<T>
{
    private readonly Vector<T> _learningRate = new(learningRate);
    private readonly Vector<T> _momentum = new(momentum);

    public static int StateCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Update(Vector<T> weight, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second)
    {
        var descent = _learningRate * gradient;
        first = _momentum * first - descent;
        return weight + (_momentum * first - descent);
    }
}
