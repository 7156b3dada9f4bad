using System;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Something that only the differentiator can see is not differentiated: it becomes a diagnostic at its place.</summary>
internal sealed class UnsupportedFlowException(Origin origin, string what, string instead) : Exception($"{what} is not differentiated; {instead}.")
{
    public Origin Origin { get; } = origin;

    public string What { get; } = what;

    public string Instead { get; } = instead;
}
