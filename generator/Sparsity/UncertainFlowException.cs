using System;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>A pattern cannot be computed, because real numbers decide what only integers may: it becomes a diagnostic at the place.</summary>
/// <param name="origin">The place.</param>
/// <param name="which">What a pattern has that this does not let it have.</param>
/// <param name="instead">What to write instead.</param>
internal sealed class UncertainFlowException(Origin origin, string which, string instead) : Exception($"A sparsity pattern {which}; {instead}.")
{
    public Origin Origin { get; } = origin;

    public string Which { get; } = which;

    public string Instead { get; } = instead;
}
