using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Planning;

/// <summary>A function whose matrices have their buffers.</summary>
/// <param name="Workspace">The parameter that holds the intermediate matrices; null where there are none.</param>
internal sealed record PlannedFunction(DerivativeFunction Derivative, Definition? Workspace)
{
    public Function Function => Derivative.Function;
}
