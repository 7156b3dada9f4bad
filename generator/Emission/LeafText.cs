using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>The leaves of weights as text: how many a value has, and how one of them is reached.</summary>
internal static class LeafText
{
    /// <summary>Whether the number of leaves depends on the value: on the length of a list of matrices, rows or weights.</summary>
    public static bool IsDynamic(IrType type) => type switch
    {
        AggregateType aggregate => aggregate.Members.Any(member => !member.IsConstant && IsDynamic(member.Type)),
        ListType => true,
        ArrayType array => array.ElementType is not ScalarType,
        _ => false,
    };

    /// <summary>The number of leaves of a value, as an expression.</summary>
    public static string Count(IrType type, string access) => Sum([(type, access)]);

    /// <summary>The number of leaves of several values, as an expression.</summary>
    public static string Sum(IEnumerable<(IrType Type, string Access)> values)
    {
        var terms = new List<string>();
        var known = values.Sum(value => Add(value.Type, value.Access, terms));
        return string.Join(" + ", known > 0 || terms.Count == 0 ? [known.ToString(System.Globalization.CultureInfo.InvariantCulture), .. terms] : terms);
    }

    /// <summary>The leaf that one value is.</summary>
    public static string Of(IrType type, string access) => type switch
    {
        MatrixType => $"{RuntimeNames.Leaf}.Of({access}.AsSpan(), {RuntimeNames.Shape}.Matrix({access}.RowCount, {access}.ColumnCount))",
        ArrayType { Rank: 2 } => $"{RuntimeNames.Leaf}.Of({RuntimeNames.AdjointStorage}.Elements({access}), {RuntimeNames.Shape}.Matrix({access}.GetLength(0), {access}.GetLength(1)))",
        ArrayType { Rank: 3 } => $"{RuntimeNames.Leaf}.Of({RuntimeNames.AdjointStorage}.Elements({access}), {RuntimeNames.Shape}.Matrix({access}.GetLength(0), {access}.GetLength(1) * {access}.GetLength(2)))",
        ArrayType array => $"{RuntimeNames.Leaf}.Of(new global::System.Span<{array.ElementType}>({access}), {RuntimeNames.Shape}.Array({access}.Length))",
        _ => $"{RuntimeNames.Leaf}.Of(global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {access}, 1), {RuntimeNames.Shape}.Number)",
    };

    /// <summary>How many elements an array or list has.</summary>
    public static string Length(IrType type, string access) => $"{access}.{(type is ListType ? "Count" : "Length")}";

    /// <summary>An element of an array or list as a place that may be passed by reference.</summary>
    public static string Element(IrType type, string access, string index) =>
        type is ListType ? $"global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan({access})[{index}]" : $"{access}[{index}]";

    private static int Add(IrType type, string access, List<string> terms)
    {
        switch (type)
        {
            case AggregateType aggregate:
                return aggregate.Members.Where(member => !member.IsConstant).Sum(member => Add(member.Type, $"{access}.{member.Name}", terms));
            case { IsIndexed: true, Element: AggregateType }:
                terms.Add($"{RuntimeNames.AdjointElements}.LeafCount({access})");
                return 0;
            case { IsIndexed: true, Element: not ScalarType }:
                terms.Add(Length(type, access));
                return 0;
            default:
                return 1;
        }
    }
}
