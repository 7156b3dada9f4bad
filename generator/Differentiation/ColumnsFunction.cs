using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>A function that computes the entries of a matrix of derivatives with respect to a few numbers, all in one sweep.</summary>
/// <param name="Entries">For each column, where its entries are among the results, from the first row that is computed on.</param>
/// <param name="IsSymmetric">The matrix is symmetric: a column begins with the entry on the diagonal.</param>
internal sealed record ColumnsFunction(Function Function, EquatableArray<EquatableArray<int>> Entries, bool IsSymmetric) : DerivativeFunction(Function);
