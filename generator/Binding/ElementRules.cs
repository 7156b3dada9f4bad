using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Which structs and tuples can be read and written number by number: those whose members generated code can use.</summary>
internal static class ElementRules
{
    /// <summary>Whether elements are objects with derivatives of their own: which object stands where is not followed.</summary>
    public static bool IsObject(IrType element) => element is AggregateType { IsReferenceType: true, IsDifferentiable: true };

    /// <summary>What to write instead where a value cannot be kept part by part in arrays and spans; null where it can.</summary>
    /// <param name="type">The type of the elements.</param>
    /// <param name="access">What has to be possible with the members.</param>
    public static string? OfElement(IrType type, MemberAccess access) => Of(type, access, "keep one array for each member");

    /// <summary>What to write instead where a value cannot be taken apart and put together; null where it can.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="access">What has to be possible with the members.</param>
    /// <param name="otherwise">What else would help.</param>
    public static string? Of(IrType type, MemberAccess access, string otherwise)
    {
        if (!ElementPart.HasParts(type))
            return null;
        foreach (var part in ElementPart.LeavesOf(type))
        {
            if (part.Type is not (ScalarType or TypeParameterType or VectorType or OpaqueType))
                return $"hold only numbers in it, which '{part.ToString().Substring(1)}' is not, or {otherwise}";
            if (part.Steps.FirstOrDefault(step => step.Access < access) is { } closed)
                return $"{(access == MemberAccess.Readable || closed.Access == MemberAccess.Hidden ? $"make '{closed.Name}' internal or public" : $"give '{closed.Name}' a 'set' or 'init' accessor")}, or {otherwise}";
        }

        return null;
    }
}
