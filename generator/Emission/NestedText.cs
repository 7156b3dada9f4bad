using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>What is done to all numbers of storage, however deep they lie: in rows, in matrices, in weights.</summary>
internal static class NestedText
{
    /// <summary>Whether adding to the storage is not a loop over its numbers.</summary>
    public static bool IsNested(IrType type) => type is MatrixType or AggregateType || (type.IsIndexed && type.Element is MatrixType or AggregateType { IsReferenceType: true } or { IsIndexed: true }) || type is ArrayType { Rank: > 1 };

    /// <summary>An expression for storage of its own in the shape of some other, all zero.</summary>
    /// <param name="type">The type of the original.</param>
    /// <param name="result">The type of the new storage: of a span, an array.</param>
    /// <param name="like">The original.</param>
    public static string ZeroLike(IrType type, IrType result, string like) => result switch
    {
        MatrixType matrix => $"new {TypeText.Of(matrix)}({like}.RowCount, {like}.ColumnCount)",
        AggregateType => $"{like}.ZeroLike()",
        ArrayType { Rank: > 1 } or ArrayType { Element: ArrayType { Element: ScalarType } } => $"{RuntimeNames.AdjointStorage}.ZeroLike({like})",
        ListType list => $"{RuntimeNames.AdjointElements}.ZeroLike({like}, static item => {ZeroLike(list.ElementType, list.ElementType, "item")})",
        ArrayType array when IsNested(type) => $"{RuntimeNames.AdjointStorage}.ZeroLike({like}, static item => {ZeroLike(array.ElementType, array.ElementType, "item")})",
        _ => $"new {TypeText.Of(result.Element)}[{like}.Length]",
    };

    /// <summary>A call that makes all numbers zero.</summary>
    public static string Clear(IrType type, string target) => type switch
    {
        AggregateType => $"{RuntimeNames.AdjointElements}.ClearWeights({target})",
        ListType or ArrayType { Element: MatrixType or AggregateType { IsReferenceType: true } or ArrayType } => $"{RuntimeNames.AdjointElements}.Clear({target}, static item => {Clear(type.Element, "item")})",
        ArrayType => $"global::System.Array.Clear({target})",
        _ => $"{target}.Clear()",
    };

    /// <summary>A call that adds every number to that beside it.</summary>
    public static string AddTo(IrType type, string source, string target) => type switch
    {
        MatrixType => $"{RuntimeNames.Matrix}.AccumulateInto({source}, {target})",
        AggregateType => $"{RuntimeNames.AdjointElements}.AddWeights({source}, {target})",
        ArrayType { Element: ScalarType } => $"{RuntimeNames.AdjointElements}.AddTo<{TypeText.Of(type.Element)}>({Elements(type, source)}, {Elements(type, target)})",
        _ => $"{RuntimeNames.AdjointElements}.AddTo({source}, {target}, static (from, to) => {AddTo(type.Element, "from", "to")})",
    };

    /// <summary>A call that writes the numbers of an array, span or matrix over those beside them. The method of arrays is an extension, which needs its namespace.</summary>
    public static string CopyTo(IrType type, string source, string target) =>
        type is ArrayType ? $"global::System.MemoryExtensions.CopyTo({source}, {target})" : $"{source}.CopyTo({target})";

    /// <summary>The numbers of an array one after another.</summary>
    public static string Elements(IrType type, string array) => type is ArrayType { Rank: > 1 } ? $"{RuntimeNames.AdjointStorage}.Elements({array})" : array;
}
