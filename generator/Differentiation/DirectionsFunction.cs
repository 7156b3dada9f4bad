using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// A function that gives nothing but tangents, in directions that are unit vectors or sums of them: what contributes to none of these
/// contributes zero even times ∞. Its parameters are those of the original, then the tangent of each leaf of the differentiated ones, in their order;
/// its results are the tangents of the differentiated results, or of the gradient with respect to each parameter.
/// </summary>
/// <param name="Leaves">What the tangents are of.</param>
/// <param name="InOuts">The parameters whose tangents on exit belong to the columns, behind the results.</param>
/// <param name="OneByOne">The same with the values: what a member computes that is called for one direction after the other.</param>
/// <param name="DropsZeros">Something in it could be infinite where a zero meets it, so that the member for any direction is not as good.</param>
internal sealed record DirectionsFunction(Function Function, EquatableArray<Leaf> Leaves, EquatableArray<InOut> InOuts, DerivativeFunction OneByOne, bool DropsZeros) : DerivativeFunction(Function);
