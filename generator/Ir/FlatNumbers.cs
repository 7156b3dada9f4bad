using System.Collections.Generic;
using System.Linq;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>Types whose values are a list of numbers: a matrix of derivatives has a row or a column for each.</summary>
internal static class FlatNumbers
{
    /// <summary>Whether values of a type can be set number by number.</summary>
    public static bool IsInput(IrType type) => type.IsReal || (IsStorage(type) && type.Element.IsReal) || IsGroup(type);

    /// <summary>Whether values of a type are a fixed number of numbers under names: of a struct, a tuple or a vector.</summary>
    public static bool IsGroup(IrType type) => type is VectorType
        || (ElementPart.HasParts(type) && ElementPart.LeavesOf(type).All(leaf => leaf.IsConstant || leaf.Type.IsReal || leaf.Type is VectorType));

    /// <summary>Whether the numbers of values of a type can be listed.</summary>
    public static bool IsOutput(IrType type) => IsInput(type) || (ElementPart.HasParts(type) && ElementPart.LeavesOf(type).All(leaf => leaf.IsConstant || IsOutput(leaf.Type)));

    /// <summary>How many numbers such a value consists of.</summary>
    public static int CountOf(IrType group) => ElementPart.HasParts(group)
        ? ElementPart.LeavesOf(group).Where(leaf => !leaf.IsConstant).Sum(leaf => CountOf(leaf.Type))
        : group is VectorType vector ? vector.Components.Count : 1;

    /// <summary>The type of the numbers of a value.</summary>
    public static IEnumerable<IrType> Of(IrType type) => ElementPart.HasParts(type)
        ? ElementPart.LeavesOf(type).Where(leaf => !leaf.IsConstant).SelectMany(leaf => Of(leaf.Type))
        : [type.IsReal ? type : type is VectorType vector ? vector.ElementType : type.Element];

    /// <summary>Whether the numbers of a value are those of an array, a span or a matrix.</summary>
    public static bool IsStorage(IrType type) => type is MatrixType or SpanType || type is ArrayType { ElementType: not ArrayType };
}
