using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Types as C# text.</summary>
internal static class TypeText
{
    public static string Of(IrType type) => type switch
    {
        ArrayType array => $"{Of(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        SpanType span => $"global::System.{(span.IsReadOnly ? "ReadOnlySpan" : "Span")}<{Of(span.ElementType)}>",
        MatrixType matrix => $"{RuntimeNames.MatrixOf}<{Of(matrix.ElementType)}>",
        TupleType tuple => $"({string.Join(", ", tuple.Elements.Select(element => Of(element.Type) + (element.Name is null ? "" : " " + element.Name)))})",
        AggregateType aggregate => aggregate.CSharpName,
        OpaqueType opaque => opaque.CSharpName,
        _ => type.ToString(),
    };
}
