using System.Numerics;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.Training;

/// <summary>
/// A learning rate of its own for each weight, which falls with what the weight has moved: <c>h ← h + g²</c>, <c>w ← w − η·g / (√h + ε)</c>.
/// Source: J. Duchi, E. Hazan, Y. Singer, <em>Adaptive subgradient methods for online learning and stochastic optimization</em>, JMLR 12 (2011).
/// </summary>
/// <inheritdoc/>
public sealed class AdaGrad<TParameters> : Optimizer<TParameters>
    where TParameters : IParameters<TParameters>
{
    /// <summary>The method for weights of these shapes.</summary>
    /// <param name="weights">Only its shapes are read.</param>
    /// <param name="epsilon">ε > 0, against a division by zero.</param>
    /// <param name="weightDecay">λ ≥ 0: <c>g + λ·w</c> takes the place of <c>g</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public AdaGrad(TParameters weights, double epsilon = 1e-8, double weightDecay = 0)
        : base(weights, weightDecay, ["squared_gradient_sum"])
    {
        RequireReal.Positive(epsilon, nameof(epsilon));
        Epsilon = epsilon;
    }

    /// <summary>ε, against a division by zero.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override string Name => "AdaGrad";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, double>> Hyperparameters =>
        [new("epsilon", Epsilon), new("weightDecay", WeightDecay)];

    /// <inheritdoc/>
    private protected override void UpdateLeaf<T>(UpdateSpans<T> spans, double learningRate) =>
        RunWithL2WeightDecay(new AdaGradRule<T>(T.CreateChecked(learningRate), T.CreateChecked(Epsilon)), spans);
}

/// <summary>The first state is the sum of the squared gradients.</summary>
internal readonly struct AdaGradRule<T>(T learningRate, T epsilon) : IUpdateRule<T>
{
    private readonly Vector<T> _learningRate = new(learningRate);
    private readonly Vector<T> _epsilon = new(epsilon);

    public static int StateCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Update(Vector<T> weight, Vector<T> gradient, ref Vector<T> first, ref Vector<T> second)
    {
        first += gradient * gradient;
        return weight - _learningRate * gradient / (Vector.SquareRoot(first) + _epsilon);
    }
}
