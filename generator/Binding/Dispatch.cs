using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>The differentiable methods by whose names another method may be called.</summary>
internal static class Dispatch
{
    /// <summary>The nearest differentiable method that a method overrides, and those of interfaces that it implements.</summary>
    public static IEnumerable<IMethodSymbol> Declarations(IMethodSymbol method)
    {
        if (OverriddenDeclaration(method) is { } overridden)
            yield return overridden;
        if (method.ContainingType.TypeKind == TypeKind.Interface)
            yield break;
        foreach (var member in method.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers()).OfType<IMethodSymbol>())
        {
            if (member.Has(KnownNames.DifferentiableAttribute) && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                yield return member;
        }
    }

    /// <summary>Whether a method overrides, implements, or can be overridden: who calls it may not know its body.</summary>
    public static bool IsDispatched(IMethodSymbol method) => method.IsVirtual || method.IsOverride || method.IsAbstract || Declarations(method).Any();

    /// <summary>The name of a method with that of its type.</summary>
    public static string NameOf(IMethodSymbol method) => $"{method.ContainingType.Name}.{method.Name}";

    /// <summary>The nearest differentiable method that a method overrides.</summary>
    public static IMethodSymbol? OverriddenDeclaration(IMethodSymbol method)
    {
        var overridden = method.OverriddenMethod;
        while (overridden is not null && !overridden.Has(KnownNames.DifferentiableAttribute))
            overridden = overridden.OverriddenMethod;
        return overridden;
    }
}
