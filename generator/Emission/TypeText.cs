using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Types as C# text.</summary>
internal static class TypeText
{
    public static string Of(IrType type) => type switch
    {
        ArrayType array => OfArray(array),
        SpanType span => $"global::System.{span.CSharpName}<{Of(span.ElementType)}>",
        ListType list => $"global::System.Collections.Generic.List<{Of(list.ElementType)}>",
        MatrixType matrix => $"{RuntimeNames.MatrixOf}<{Of(matrix.ElementType)}>",
        TupleType tuple => $"({string.Join(", ", tuple.Elements.Select(element => Of(element.Type) + (element.Name is null ? "" : " " + element.Name)))})",
        AggregateType aggregate => aggregate.CSharpName,
        VectorType vector => vector.CSharpName,
        CellType cell => Of(cell.ElementType),
        TapeType tape => $"{RuntimeNames.Tape}<{Of(tape.ElementType)}>",
        ScheduleType => RuntimeNames.Schedule,
        SnapshotsType snapshots => $"{RuntimeNames.Snapshots}<{Of(snapshots.ElementType)}>",
        OpaqueType opaque => opaque.CSharpName,
        DependenciesType => RuntimeNames.Dependencies,
        InteractionsType => RuntimeNames.Interactions,
        BlockRowsType { NumberType: { } number } => $"{RuntimeNames.JacobianBlocks}<{Of(number)}>",
        BlockRowsType => RuntimeNames.PatternBlocks,
        LanesType => RuntimeNames.LanesParameter,
        _ => type.ToString(),
    };

    /// <summary>C# writes the brackets of the outermost array first.</summary>
    private static string OfArray(ArrayType array)
    {
        var brackets = "";
        IrType element = array;
        for (; element is ArrayType inner; element = inner.ElementType)
            brackets += $"[{new string(',', inner.Rank - 1)}]";
        return Of(element) + brackets;
    }
}
