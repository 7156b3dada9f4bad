using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>What a variable or an element holds before anything is assigned: the default value of its type.</summary>
internal static class Zero
{
    public static Value Of(BodyBinder body, IOperation source, IrType type) => type switch
    {
        TupleType tuple => body.EmitTyped(source, new Primitive("MakeTuple"), type, [.. tuple.Elements.Select(element => Of(body, source, element.Type))]),
        AggregateType { IsReferenceType: false } aggregate =>
            body.EmitTyped(source, new Primitive("MakeAggregate"), type, [.. aggregate.Members.Select(member => Of(body, source, member.Type))]),
        _ => body.EmitTyped(source, LiteralOf(type), type),
    };

    /// <summary>The same as a literal; of a struct or tuple, one that only takes its place where nobody reads it.</summary>
    public static Literal LiteralOf(IrType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Boolean } => Literals.False,
        ScalarType { Kind: ScalarKind.Char } => new Literal("'\\0'", null),
        ScalarType or TypeParameterType or VectorType => Literals.Number(0),
        ArrayType or MatrixType or AggregateType { IsReferenceType: true } or OpaqueType { IsReferenceType: true } => new Literal("null", null),
        _ => new Literal("default", null),
    };
}
