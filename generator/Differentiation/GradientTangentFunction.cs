using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// A function that computes the tangent of a gradient. Its parameters are those of the original, one upstream value for each
/// differentiated result (unless upstream is 1), then for each leaf its tangent, as a <see cref="TangentFunction"/> has them, and for each
/// upstream value its own. Its results are what is left in parameters that are passed by reference, the gradient of each leaf where it is
/// asked for, and the tangents of these.
/// </summary>
/// <param name="Gradients">Where the gradients are among the results; empty where they are not asked for.</param>
/// <param name="Tangents">Where their tangents are; those with storage are in buffers, which are the last parameters, where the request says so.</param>
internal sealed record GradientTangentFunction(
    Function Function, GradientTangentRequest Request, EquatableArray<Leaf> Leaves, EquatableArray<LeafGradient> Gradients, EquatableArray<LeafGradient> Tangents)
    : DerivativeFunction(Function)
{
    /// <inheritdoc cref="TangentFunction.DropsZeros"/>
    public bool DropsZeros { get; init; }
}
