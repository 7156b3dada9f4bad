using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>The modifiers of the members that are generated for a method: they are overridden where it is.</summary>
internal static class MemberModifiers
{
    public static string Of(IMethodSymbol method) =>
        string.Join(" ", new[] { SyntaxFacts.GetText(method.DeclaredAccessibility), method.IsStatic ? "static" : "", Inheritance(method) }.Where(word => word.Length > 0));

    /// <summary>The modifiers of a member that only the assembly itself calls: as visible as the method is there.</summary>
    public static string OfHelper(IMethodSymbol method)
    {
        var accessibility = method.DeclaredAccessibility switch
        {
            Accessibility.Public or Accessibility.ProtectedOrInternal => "internal",
            Accessibility.Protected => "private protected",
            var own => SyntaxFacts.GetText(own),
        };
        return method.IsStatic ? accessibility + " static" : accessibility;
    }

    private static string Inheritance(IMethodSymbol method)
    {
        // Members of an interface can be implemented unless they say otherwise; static ones say so.
        if (method.ContainingType.TypeKind == TypeKind.Interface)
            return (method.IsAbstract || method.IsVirtual) == !method.IsStatic ? "" : method.IsStatic ? "virtual" : "sealed";
        if (!method.IsOverride)
            return method.IsAbstract ? "abstract" : method.IsVirtual ? "virtual" : "";

        var canBeOverridden = !method.IsSealed && !method.ContainingType.IsSealed;
        var overrides = Dispatch.OverriddenDeclaration(method) is not null;
        return (overrides, method.IsAbstract, canBeOverridden) switch
        {
            (true, true, _) => "abstract override",
            (true, _, _) => method.IsSealed ? "sealed override" : "override",
            (false, true, _) => "abstract",
            (false, _, true) => "virtual",
            _ => "",
        };
    }
}
