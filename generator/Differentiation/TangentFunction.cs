using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// A function that computes tangents. Its parameters are those of the original, then for each leaf its tangent, of the leaf's type;
/// for weights that are a class the tangent is one parameter, of the same type.
/// Its results are those of the original, then the tangent of each differentiated one. The tangent of an array that the function
/// writes is written in place, as the array is.
/// </summary>
internal sealed record TangentFunction(Function Function, EquatableArray<Leaf> Leaves) : DerivativeFunction(Function)
{
    /// <summary>Somewhere in it a zero contributes zero, whatever it would be multiplied by.</summary>
    public bool DropsZeros { get; init; }
}
