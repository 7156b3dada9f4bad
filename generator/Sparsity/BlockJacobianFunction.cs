using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// A function that fills a sparse Jacobian. Its parameters are those of the original, then the rows of the matrix; its result is how many numbers
/// the results of the original are.
/// </summary>
/// <param name="Written">The parameters that the original writes, by index.</param>
internal sealed record BlockJacobianFunction(Function Function, EquatableArray<int> Written) : DerivativeFunction(Function);
