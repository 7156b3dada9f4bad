using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>A function that is computed for each element of a batch. Its parameters are those of the original, its results those of the original and then the gradients.</summary>
/// <param name="Function">What is computed of one element.</param>
/// <param name="Gradients">Of a method with gradients: which result is which one.</param>
internal sealed record BatchFunction(Function Function, EquatableArray<LeafGradient> Gradients) : DerivativeFunction(Function);
