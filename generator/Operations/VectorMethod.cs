using System.Collections.Immutable;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>How a member of a small vector is written.</summary>
internal enum VectorForm
{
    /// <summary><c>Vector3.Cross(a, b)</c></summary>
    Static,

    /// <summary><c>v.Length()</c></summary>
    Instance,

    /// <summary><c>z.Magnitude</c></summary>
    Property,

    /// <summary><c>p * q</c></summary>
    Operator,

    /// <summary>A method of <c>SmallMatrices</c> in the runtime, where the platform gives the result by reference.</summary>
    Runtime,
}

/// <summary>One of the overloads of a member: the type that declares it, what it gives and what it takes, the object included.</summary>
internal sealed record VectorOverload(VectorType Owner, IrType Result, EquatableArray<IrType> Operands);

/// <summary>A member of small vectors.</summary>
/// <param name="Name">The name of the method or property; the symbol of an operator.</param>
/// <param name="Overloads">Those that the row is right for: a member that is not among them has no rule.</param>
internal sealed record VectorMethod(VectorForm Form, string Name, EquatableArray<VectorOverload> Overloads) : Syntax
{
    /// <summary>The overload for operands of these types; null where there is none.</summary>
    public VectorOverload? Overload(ImmutableArray<IrType> operands) => Overloads.FirstOrDefault(overload => overload.Operands.SequenceEqual(operands));
}
