using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Finds methods that override or implement a differentiable method and are not marked: nothing else would say that a call of that
/// method, differentiated, runs the derivative of another body.
/// </summary>
internal static class UnmarkedOverrideReader
{
    public static bool IsCandidate(SyntaxNode node) =>
        node is TypeDeclarationSyntax { BaseList: not null } and not InterfaceDeclarationSyntax
        || (node is MethodDeclarationSyntax method && method.Modifiers.Any(SyntaxKind.OverrideKeyword));

    /// <summary>The names of such methods, or of the type that inherits one, and what to say of them.</summary>
    public static IReadOnlyList<(SyntaxToken Place, Finding Finding)> Read(GeneratorSyntaxContext context, CancellationToken cancellation) =>
        (context.Node, context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation)) switch
        {
            (MethodDeclarationSyntax declaration, IMethodSymbol method) when IsUnmarked(method) && Dispatch.OverriddenDeclaration(method) is { } overridden =>
                [(declaration.Identifier, Unmarked(method, overridden))],
            (TypeDeclarationSyntax declaration, INamedTypeSymbol type) => [.. OfInterfaces(declaration, type, cancellation)],
            _ => [],
        };

    private static IEnumerable<(SyntaxToken Place, Finding Finding)> OfInterfaces(TypeDeclarationSyntax declaration, INamedTypeSymbol type, CancellationToken cancellation)
    {
        // Of several parts of a type, the first one that names bases speaks for all.
        if (type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>().First(part => part.BaseList is not null) != declaration)
            yield break;
        foreach (var member in type.AllInterfaces.SelectMany(implemented => implemented.GetMembers()).OfType<IMethodSymbol>().Where(member => member.Has(KnownNames.DifferentiableAttribute)))
        {
            if (type.FindImplementationForInterfaceMember(member) is not IMethodSymbol { ContainingType.TypeKind: not TypeKind.Interface } method || !IsUnmarked(method))
                continue;
            var isOwn = SymbolEqualityComparer.Default.Equals(method.ContainingType, type);
            if (isOwn && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is MethodDeclarationSyntax own)
                yield return (own.Identifier, Unmarked(method, member));
            else if (!isOwn && !(type.BaseType?.AllInterfaces.Contains(member.ContainingType, SymbolEqualityComparer.Default) ?? false))
                yield return (declaration.Identifier, Unmarked(method, member));
        }
    }

    private static bool IsUnmarked(IMethodSymbol method) => !method.Has(KnownNames.DifferentiableAttribute);

    private static Finding Unmarked(IMethodSymbol method, IMethodSymbol declaration) =>
        Finding.OfDeclaration(DiagnosticIds.UnmarkedOverride, $"{method.ContainingType.Name}.{method.Name.Split('.').Last()}", Dispatch.NameOf(declaration));
}
