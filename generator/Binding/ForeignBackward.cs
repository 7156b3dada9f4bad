using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>The backward methods of other assemblies: their bodies cannot be read, so their declarations must say that they can be called.</summary>
internal static class ForeignBackward
{
    /// <summary>What keeps a call of a method of another assembly from being differentiated, and what to do; null where nothing does.</summary>
    public static (string What, string Instead)? Refusal(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        var named = definition.ContainingType.GetMembers(definition.Name + MemberNames.Backward).OfType<IMethodSymbol>().Where(candidate => candidate.Parameters.Length > definition.Parameters.Length && GeneratedMember.Continues(candidate, definition)).ToList();
        if (named.Count == 0)
            return ($"where it has no '{definition.Name}{MemberNames.Backward}'", "build that project with the generator of SymbolicBackprop");
        if (definition.Parameters.Any(parameter => parameter.IsChangedByReference()) || definition.ReturnsVoid || named.All(candidate => candidate.Parameters.Length > definition.Parameters.Length + 1))
            return ("where it writes to its parameters, and its body cannot be read", "let it return what it writes");
        return definition.Parameters.FirstOrDefault(MayBeWritten) is { } parameter
            ? ($"where it may write to '{parameter.Name}', and its body cannot be read", "let it take a ReadOnlySpan")
            : null;
    }

    /// <summary>A constant that is written has no adjoint in the backward method's declaration to tell of it.</summary>
    private static bool MayBeWritten(IParameterSymbol parameter) =>
        TypeBinder.Bind(parameter.Type) is ArrayType or SpanType { IsReadOnly: false } or MatrixType
        && (!TypeBinder.Bind(parameter.Type).IsDifferentiable || parameter.IsMarkedConstant());
}
