using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// A function that computes gradients. Its parameters are those of the original, one upstream value for each differentiated result
/// (unless that is 1), one buffer for each parameter with storage where there are buffers, and last the memory tokens.
/// Its results are those of the original where asked for, then the gradients that are not in buffers, and last the memory tokens.
/// </summary>
internal sealed record ReverseFunction(Function Function, ReverseRequest Request, EquatableArray<LeafGradient> Gradients);

/// <summary>The gradient with respect to a leaf.</summary>
/// <param name="Result">The index of the result that is the gradient; null where it is written to the leaf's buffer.</param>
internal sealed record LeafGradient(Leaf Leaf, int? Result);
