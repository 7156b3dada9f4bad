using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Values as the numbers they consist of, in their order: how many there are, and each part as one number or a span of them.</summary>
internal static class FlatText
{
    /// <summary>The parts of a value, each a number or a span.</summary>
    public static IEnumerable<string> PartsOf(string value, IrType type) => type switch
    {
        VectorType vector => vector.Components.Select(component => $"{value}.{component}"),
        ArrayType { Rank: > 1 } => [$"{RuntimeNames.AdjointStorage}.Elements({value})"],
        MatrixType => [$"{value}.AsSpan()"],
        SpanType { IsMemory: true } => [$"{value}.Span"],
        _ when ElementPart.HasParts(type) => ElementPart.LeavesOf(type).Where(leaf => !leaf.IsConstant).SelectMany(leaf => PartsOf(value + leaf, leaf.Type)),
        _ => [value],
    };

    /// <summary>How many numbers values consist of, as a sum.</summary>
    public static string Count(IEnumerable<(string Value, IrType Type)> values)
    {
        var fixedCount = 0;
        var lengths = new List<string>();
        foreach (var (value, type) in values)
        {
            if (type is MatrixType)
                lengths.Add($"{value}.Count");
            else if (FlatNumbers.IsStorage(type))
                lengths.Add($"{value}.Length");
            else
                fixedCount += PartsOf(value, type).Count();
        }

        if (fixedCount > 0 || lengths.Count == 0)
            lengths.Insert(0, fixedCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return string.Join(" + ", lengths);
    }

    /// <summary>New storage of zeros in the shape of a value.</summary>
    public static string ZeroLike(string value, IrType type) => type switch
    {
        MatrixType => $"new {TypeText.Of(type)}({value}.RowCount, {value}.ColumnCount)",
        ArrayType => $"{RuntimeNames.AdjointStorage}.ZeroLike({value})",
        SpanType span => $"new {TypeText.Of(span.ElementType)}[{value}.Length]",
        _ => throw new InvalidOperationException($"{type} is no storage."),
    };

    /// <summary>The elements of such storage by their number.</summary>
    public static string ElementsOf(string storage, IrType type) => type is ArrayType { Rank: > 1 } or MatrixType ? PartsOf(storage, type).Single() : storage;
}
