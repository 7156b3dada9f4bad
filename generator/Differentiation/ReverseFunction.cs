using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// A function that computes gradients. Its parameters are those of the original, one upstream value for each differentiated result and
/// one adjoint for each parameter that is written (unless upstream is 1), and one buffer for each other parameter with storage where there
/// are buffers. Its results are those of the original where asked for, what is left in parameters that are passed by reference, and the
/// gradients that are not in buffers.
/// </summary>
internal sealed record ReverseFunction(Function Function, ReverseRequest Request, EquatableArray<LeafGradient> Gradients, EquatableArray<InOut> InOuts)
    : DerivativeFunction(Function);

/// <summary>The gradient with respect to a leaf.</summary>
/// <param name="Result">The index of the result that is the gradient; null where it is written to the leaf's buffer.</param>
internal sealed record LeafGradient(Leaf Leaf, int? Result);
