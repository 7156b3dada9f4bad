namespace SymbolicBackprop;

/// <summary>
/// A differentiable aggregate of numbers, arrays and matrices (the weights of a network, the parameters of a curve),
/// seen as an ordered list of <em>leaves</em>. The generator implements it for every partial type marked
/// <see cref="DifferentiableAttribute"/>; optimisers, checkpoints and gradient checks are written against it, without reflection.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IParameters<TSelf>
    where TSelf : IParameters<TSelf>
{
    /// <summary>The number of leaves: where weights hold arrays or lists of matrices or of other weights, it depends on their lengths.</summary>
    int LeafCount { get; }

    /// <summary>The name of a leaf, members of nested types joined by dots, elements by their index: <c>Hidden.Weights</c>, <c>Layers[1].Bias</c>.</summary>
    /// <param name="index">From 0 to <see cref="LeafCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is outside that range.</exception>
    string LeafName(int index);

    /// <summary>A new object of the same shapes whose leaves are all zero; members that are constants are copied.</summary>
    TSelf ZeroLike();

    /// <summary>The storage of a leaf: writing to it changes <paramref name="self"/>.</summary>
    /// <param name="self">The aggregate; by reference, so that a number held by a struct can be written as well.</param>
    /// <param name="index">From 0 to <see cref="LeafCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is outside that range.</exception>
    static abstract ParameterLeaf Leaf(ref TSelf self, int index);
}
