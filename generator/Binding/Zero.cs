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
        _ => body.EmitTyped(source, Literals.Zero(type), type),
    };
}
