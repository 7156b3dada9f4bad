namespace SymbolicBackprop.Training;

/// <summary>One leaf of the weights, of the gradient and of the states beside them, of one length; states not in use are empty.</summary>
internal readonly ref struct UpdateSpans<T>(Span<T> weights, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second)
{
    public Span<T> Weights { get; } = weights;

    public ReadOnlySpan<T> Gradient { get; } = gradient;

    public Span<T> First { get; } = first;

    public Span<T> Second { get; } = second;
}
