using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Values under the very type of the variable or construct that takes them, where C# converts without a trace in the IR: an array is
/// its own span, a tuple may have other names.
/// </summary>
internal static class Coercion
{
    public static Value To(BodyBinder body, IOperation source, Value value, IrType type)
    {
        var from = body.Builder.TypeOf(value);
        if (from == type)
            return value;
        return (from, type) switch
        {
            ({ IsIndexed: true }, SpanType) when from.Element == type.Element => body.EmitTyped(source, new Primitive("View"), type, value),
            (TupleType given, TupleType wanted) when given.Elements.Count == wanted.Elements.Count => body.EmitTyped(
                source,
                new Primitive("MakeTuple"),
                type,
                [.. given.Elements.Select((element, index) => To(body, source, body.EmitTyped(source, new ReadElement(index), element.Type, value), wanted.Elements[index].Type))]),
            (ScalarType { Kind: not ScalarKind.Boolean }, ScalarType { Kind: not ScalarKind.Boolean }) => body.EmitTyped(source, new Conversion(IsChecked: false), type, value),
            _ => value,
        };
    }
}
