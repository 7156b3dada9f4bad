using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>A number, array or matrix that a derivative is taken with respect to: a parameter, or a part of one.</summary>
/// <param name="Parameter">The index of the parameter among those of the method (without the receiver).</param>
/// <param name="Path">The members that lead from the parameter to the leaf; empty where the parameter is the leaf.</param>
/// <param name="Value">The value that holds it in the function.</param>
internal sealed record Leaf(int Parameter, EquatableArray<LeafStep> Path, IrType Type, Value Value);

/// <summary>A member of weights, or an element of a tuple.</summary>
internal sealed record LeafStep(string? Member, int Element, bool IsSettable)
{
    public Operation Operation => Member is { } member ? new ReadMember(member) : new ReadElement(Element);
}
