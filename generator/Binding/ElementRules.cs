using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Which structs and tuples can be elements of arrays and spans: those of numbers, whose members generated code can use.</summary>
internal static class ElementRules
{
    /// <summary>What to write instead where an element cannot be kept part by part; null where it can.</summary>
    /// <param name="element">The type of the elements.</param>
    /// <param name="access">What has to be possible with the members.</param>
    public static string? Refusal(IrType element, MemberAccess access)
    {
        if (!ElementPart.HasParts(element))
            return null;
        foreach (var part in ElementPart.LeavesOf(element))
        {
            if (part.Type is not (ScalarType or TypeParameterType or VectorType or OpaqueType))
                return $"hold no arrays or matrices in the elements, as '{Path(part)}' does, or keep one array for each member";
            if (part.Steps.FirstOrDefault(step => step.Access < access) is { } closed)
                return access == MemberAccess.Readable
                    ? $"make '{closed.Name}' internal or public, or keep one array for each member"
                    : $"give '{closed.Name}' a 'set' or 'init' accessor, or keep one array for each member";
        }

        return null;
    }

    private static string Path(ElementPart part) => string.Join(".", part.Steps.Select(step => step.Name));
}
