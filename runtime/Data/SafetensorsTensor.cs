using System.Globalization;

namespace SymbolicBackprop.Data;

/// <summary>What the header of a safetensors file says about one tensor.</summary>
public sealed class SafetensorsTensor
{
    internal SafetensorsTensor(SafetensorsElementType elementType, long[] shape, long begin, long end)
    {
        ElementType = elementType;
        Shape = Array.AsReadOnly(shape);
        Begin = begin;
        End = end;
    }

    /// <summary>The type of the numbers.</summary>
    public SafetensorsElementType ElementType { get; }

    /// <summary>The extents, the slowest first (row-major); empty for a single number.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The first byte of the numbers, counted from the end of the header.</summary>
    internal long Begin { get; }

    /// <summary>One past the last byte of the numbers, counted from the end of the header.</summary>
    internal long End { get; }

    /// <summary>The element type and the extents, as in <c>F32 [784, 100]</c>.</summary>
    public override string ToString() => Describe(ElementType, Shape);

    internal static string Describe(SafetensorsElementType elementType, IEnumerable<long> shape) =>
        $"{elementType} [{string.Join(", ", shape.Select(extent => extent.ToString(CultureInfo.InvariantCulture)))}]";

    internal static long[] Extents(ParameterShape shape) => shape.Rank switch
    {
        0 => [],
        1 => [shape.RowCount],
        _ => [shape.RowCount, shape.ColumnCount],
    };
}
