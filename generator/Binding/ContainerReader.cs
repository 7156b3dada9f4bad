using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Reads where generated members have to stand.</summary>
internal static class ContainerReader
{
    public static ContainingType Read(INamedTypeSymbol type)
    {
        var chain = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
            chain.Insert(0, current);
        var containing = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
        return new ContainingType(
            containing,
            chain.Select(Header).ToEquatableArray(),
            (containing.Length == 0 ? "" : containing + ".") + string.Join(".", chain.Select(link => link.Arity == 0 ? link.Name : $"{link.Name}-{link.Arity}")));
    }

    /// <summary>The partial declaration, without constraints: C# takes those of the user's part.</summary>
    private static string Header(INamedTypeSymbol type)
    {
        var keyword = type switch
        {
            { IsRecord: true, IsValueType: true } => "record struct",
            { IsRecord: true } => "record",
            { IsValueType: true } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        var parameters = type.Arity == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(parameter => parameter.EscapedName()))}>";
        return $"partial {keyword} {type.EscapedName()}{parameters}";
    }
}
