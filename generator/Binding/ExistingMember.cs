using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>The generated member of a marked method, where it is just what a call of <c>Differentiate</c> with that method asks for.</summary>
internal static class ExistingMember
{
    /// <summary>The member by its full name; null where it does not exist, gives something else, or cannot be used.</summary>
    public static string? Of(IMethodSymbol called, DifferentiatedFunction function)
    {
        var method = function.Method;
        if (function.Operation is not Call { Callee.Target: var target }
            || target == CallTarget.Ruled
            || !method.IsStatic
            || !method.IsAccessibleFromOtherTypes()
            || !SymbolEqualityComparer.Default.Equals(method, method.OriginalDefinition)
            || method.Parameters.Any(parameter => TypeBinder.Bind(parameter.Type).IsDifferentiable && DifferentiableCallBinder.IsActive(parameter) != CallSiteSignature.IsDifferentiated(called, parameter))
            || (target == CallTarget.Foreign && !method.ContainingType.GetMembers(method.Name + called.Name).OfType<IMethodSymbol>().Any())
            || (MemberNames.FamilyOf(called.Name) is var family && (DerivativeFamiliesReader.Of(method) & family) != family))
            return null;
        return $"{method.ContainingType.EmittedName()}.{method.Name}{called.Name}";
    }

    /// <summary>The key of the method, whose member is there if the method is not refused; empty where it is in another assembly, and is there.</summary>
    public static string KeyOf(DifferentiatedFunction function) =>
        function.Operation is Call { Callee.Target: CallTarget.Foreign } ? "" : DifferentiableCallBinder.KeyOf(function.Method);
}
