using System.Globalization;
using System.Numerics;

namespace SymbolicBackprop.Training;

/// <summary>
/// A rule that improves weights by a gradient. Where it remembers something beside each weight, the memory has the type of the weights
/// (<see cref="IParameters{TSelf}.ZeroLike"/>), so that it can be saved leaf by leaf. A step allocates nothing, and its bits depend neither on
/// the length of a leaf nor on the place of a number in it. Not to be shared between threads.
/// </summary>
/// <typeparam name="TParameters">The type of the weights and of their gradient.</typeparam>
public abstract class Optimizer<TParameters>
    where TParameters : IParameters<TParameters>
{
    private readonly TParameters[] _states;

    private protected Optimizer(TParameters weights, double weightDecay, string[] stateNames)
    {
        if (weights is null)
            throw new ArgumentNullException(nameof(weights));
        RequireReal.NonNegative(weightDecay, nameof(weightDecay));
        WeightDecay = weightDecay;
        StateNames = stateNames;
        _states = new TParameters[stateNames.Length];
        for (var i = 0; i < _states.Length; i++)
            _states[i] = weights.ZeroLike();
    }

    /// <summary>The name of the method, such as <c>Adam</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The constants of the method, by the names of the constructor's parameters and in their order.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, double>> Hyperparameters { get; }

    /// <summary>The factor λ of the weight decay; 0 for none.</summary>
    public double WeightDecay { get; }

    /// <summary>How many steps were taken.</summary>
    public long StepCount { get; private set; }

    /// <summary>The names of the memories, such as <c>first_moment</c>.</summary>
    public IReadOnlyList<string> StateNames { get; }

    /// <summary>One of the memories, in the order of <see cref="StateNames"/>; all zero at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is outside 0 … count − 1.</exception>
    public ref TParameters State(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _states.Length);
        return ref _states[index];
    }

    /// <summary>Improves the weights, which are overwritten; the gradient is only read.</summary>
    /// <param name="weights">Weights of the shapes that the optimiser was made for.</param>
    /// <param name="gradient">The gradient of the loss, of the same shapes, in storage of its own.</param>
    /// <param name="learningRate">A finite number of at least 0.</param>
    /// <exception cref="ArgumentException">A shape differs, or the gradient shares storage with the weights. Nothing was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite. Nothing was written.</exception>
    public void Step(ref TParameters weights, ref TParameters gradient, double learningRate)
    {
        RequireReal.NonNegative(learningRate, nameof(learningRate));
        LeafChecks.RequireSameLeaves(ref weights, nameof(weights), ref gradient, nameof(gradient));
        LeafChecks.RequireNoOverlap(ref weights, nameof(weights), ref gradient, nameof(gradient));
        for (var i = 0; i < _states.Length; i++)
            LeafChecks.RequireSameLeaves(ref weights, nameof(weights), ref _states[i], StateNames[i]);

        StepCount++;
        var leafCount = weights.LeafCount;
        for (var i = 0; i < leafCount; i++)
        {
            if (TParameters.Leaf(ref weights, i).IsDouble)
            {
                UpdateLeaf(
                    new UpdateSpans<double>(
                        TParameters.Leaf(ref weights, i).Doubles,
                        TParameters.Leaf(ref gradient, i).Doubles,
                        _states.Length > 0 ? TParameters.Leaf(ref _states[0], i).Doubles : default,
                        _states.Length > 1 ? TParameters.Leaf(ref _states[1], i).Doubles : default),
                    learningRate);
            }
            else
            {
                UpdateLeaf(
                    new UpdateSpans<float>(
                        TParameters.Leaf(ref weights, i).Singles,
                        TParameters.Leaf(ref gradient, i).Singles,
                        _states.Length > 0 ? TParameters.Leaf(ref _states[0], i).Singles : default,
                        _states.Length > 1 ? TParameters.Leaf(ref _states[1], i).Singles : default),
                    learningRate);
            }
        }
    }

    /// <summary>Forgets everything: the memories are zero and no step was taken.</summary>
    public void Reset()
    {
        foreach (ref var state in _states.AsSpan())
            Parameters.Clear(ref state);
        StepCount = 0;
    }

    /// <summary>The method and its constants, as in <c>Adam(beta1=0.9, …)</c>; equal for optimisers that take equal steps.</summary>
    public override string ToString() =>
        $"{Name}({string.Join(", ", Hyperparameters.Select(static p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}={p.Value:R}")))})";

    /// <summary>For checkpoints: the states are restored leaf by leaf, the count here.</summary>
    internal void RestoreStepCount(long stepCount) => StepCount = stepCount;

    /// <summary>Updates one leaf; <see cref="StepCount"/> already counts this step.</summary>
    private protected abstract void UpdateLeaf<T>(UpdateSpans<T> spans, double learningRate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Runs a rule, with L2 regularisation before it where there is weight decay.</summary>
    private protected void RunWithL2WeightDecay<T, TRule>(TRule rule, UpdateSpans<T> spans)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
    {
        if (WeightDecay == 0)
            UpdateLoop.Run(rule, spans);
        else
            UpdateLoop.Run(new L2WeightDecayRule<T, TRule>(T.CreateChecked(WeightDecay), rule), spans);
    }
}
