using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// A function that computes a sparsity pattern. Its parameters are those of the original; of their numbers it reads none. Its results are the
/// dependencies of each number of the results, or of a Hessian what has met; of a function in blocks the rows, and how many they are.
/// </summary>
/// <param name="Rows">For each result how many rows each of its dependencies stands for: a vector's numbers share theirs. Empty for a Hessian, and for rows.</param>
internal sealed record PatternFunction(Function Function, EquatableArray<int> Rows) : DerivativeFunction(Function);
