using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>A function whose derivatives are put together to a matrix.</summary>
/// <param name="InOuts">The parameters whose contents on exit are differentiated too.</param>
/// <param name="Rows">The gradient of each result, where the results are a few numbers; empty where the matrix is made of calls.</param>
internal sealed record MatrixFunction(Function Function, EquatableArray<InOut> InOuts, EquatableArray<ReverseFunction> Rows) : DerivativeFunction(Function)
{
    /// <summary>What computes the columns, where the matrix is made of columns.</summary>
    public DirectionsFunction? Directions { get; init; }
}
