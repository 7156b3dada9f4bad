using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Vectorization;

namespace SymbolicBackprop.Generator.Planning;

/// <summary>A function whose matrices have their buffers.</summary>
/// <param name="Workspace">The parameter that holds the intermediate matrices; null where there are none.</param>
internal sealed record PlannedFunction(DerivativeFunction Derivative, Definition? Workspace)
{
    /// <summary>How a batch is computed, or the columns of a matrix; null for what has neither.</summary>
    public LaneForm? Lanes { get; init; }

    public Function Function => Derivative.Function;
}
