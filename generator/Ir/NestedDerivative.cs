using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>A derivative that a body takes itself: (arguments and, in forward mode, tangents of some of them). What computes it is put in its place behind the linker.</summary>
/// <param name="Function">The function; what it captures are further parameters.</param>
/// <param name="Directions">The parameters that derivatives are taken with respect to, by index.</param>
/// <param name="Form">What comes out: a value by itself, or several as one tuple without tuples inside.</param>
internal sealed record NestedDerivative(Function Function, EquatableArray<int> Directions, NestedForm Form) : Operation
{
    public override string Name => "NestedDerivative";

    /// <summary>The types of what it takes.</summary>
    public EquatableArray<IrType> Taken => Form == NestedForm.Tangent ? [.. Own, .. DirectionTypes] : Own;

    /// <summary>The types of what it gives, one by one.</summary>
    public EquatableArray<IrType> Given => Form switch
    {
        NestedForm.Gradient => DirectionTypes,
        NestedForm.ValueAndGradient => [.. Function.Results, .. DirectionTypes],
        _ => [.. Function.Results, .. Function.Results],
    };

    private EquatableArray<IrType> Own => [.. Function.Parameters.Select(parameter => parameter.Type)];

    private EquatableArray<IrType> DirectionTypes => [.. Directions.Select(index => Function.Parameters[index].Type)];

    public override string ToString() => $"{Form} of {Function.Name}";
}

/// <summary>What a body asks for of a function whose derivative it takes itself.</summary>
internal enum NestedForm
{
    /// <summary>The partial derivatives of one number, by reverse mode.</summary>
    Gradient,

    /// <summary>The number, then its partial derivatives, by reverse mode.</summary>
    ValueAndGradient,

    /// <summary>All results, then their tangents.</summary>
    Tangent,
}
