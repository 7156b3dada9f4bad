using System;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>A call whose tangent is needed, of a method that has none.</summary>
internal sealed class MissingTangentException(Origin origin, Callee callee, string families) : Exception($"{callee.DisplayName} has no tangent.")
{
    public Origin Origin { get; } = origin;

    public Callee Callee { get; } = callee;

    /// <summary>What its attribute must ask for.</summary>
    public string Families { get; } = families;
}
