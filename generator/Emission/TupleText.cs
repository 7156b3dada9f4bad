using System.Collections.Generic;
using System.Linq;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Several values as a tuple; one as itself.</summary>
internal static class TupleText
{
    /// <summary>Names that the tuple type has members of already.</summary>
    private static readonly HashSet<string> Forbidden = ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Rest", "ToString"];

    public static string Type(IEnumerable<(string? Name, string Type)> elements)
    {
        var list = elements.ToList();
        return list.Count == 1
            ? list[0].Type
            : $"({string.Join(", ", list.Select((element, index) => IsAllowed(element.Name, index) ? $"{element.Type} {element.Name}" : element.Type))})";
    }

    public static string Value(IEnumerable<string> elements)
    {
        var list = elements.ToList();
        return list.Count == 1 ? list[0] : $"({string.Join(", ", list)})";
    }

    public static string ElementName(string? name, int index) => IsAllowed(name, index) ? name! : $"Item{index + 1}";

    private static bool IsAllowed(string? name, int index) => name is not null
        && !Forbidden.Contains(name.TrimStart('@'))
        && !(name.StartsWith("Item", System.StringComparison.Ordinal) && name.Substring(4).All(char.IsDigit) && name.Length > 4 && name != $"Item{index + 1}");
}
