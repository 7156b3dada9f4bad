using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// What takes the place of a call of <c>Differentiate</c>. In generic code C# gives it the type arguments of the call and nothing else:
/// a type parameter of the code around the call is known to it only where it is one of them.
/// </summary>
internal static class InterceptorReader
{
    /// <param name="called">The method of <c>Differentiate</c>.</param>
    /// <param name="outer">The type parameters of the code around the call that the derivative depends on.</param>
    /// <param name="target">The method that computes the derivative, in terms of them.</param>
    /// <param name="findings">What stands in the way.</param>
    public static InterceptorModel? Read(IMethodSymbol called, IReadOnlyList<ITypeParameterSymbol> outer, string target, List<Finding> findings)
    {
        var given = (INamedTypeSymbol)called.ReturnType;
        var derivative = new DelegateModel(
            TypeParameterText.List(outer.Select(parameter => parameter.EscapedName())),
            Clauses(outer.Select(TypeParameterText.Constraint)),
            given.EmittedName(),
            given.DelegateInvokeMethod!.Parameters.Length,
            target);
        if (outer.Count == 0)
            return new InterceptorModel(called.Name, "", "", called.Parameters[0].Type.EmittedName(), derivative.Type, derivative);
        if (outer.FirstOrDefault(parameter => !called.TypeArguments.Contains(parameter, SymbolEqualityComparer.Default)) is { } missing)
        {
            findings.Add(Finding.OfDeclaration(DiagnosticIds.OuterTypeParameter, missing.Name));
            return null;
        }

        var definition = called.OriginalDefinition;
        var names = NamesOf(called, outer);
        return new InterceptorModel(
            called.Name,
            TypeParameterText.List(names),
            Clauses(definition.TypeParameters.Select((parameter, index) => called.TypeArguments[index] is ITypeParameterSymbol own && own.EscapedName() == names[index]
                ? TypeParameterText.Constraint(own)
                : TypeParameterText.Constraint(parameter, names[index], Text))),
            Text(definition.Parameters[0].Type),
            Text(definition.ReturnType),
            derivative);

        string Text(ITypeSymbol type) => string.Concat(type.ToDisplayParts(SymbolFacts.Emitted)
            .Select(part => part.Symbol is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter ? names[parameter.Ordinal] : part.ToString()));
    }

    /// <summary>The names of the interceptor's type parameters: those of the code around the call, where the type argument is one.</summary>
    private static List<string> NamesOf(IMethodSymbol called, IReadOnlyList<ITypeParameterSymbol> outer)
    {
        var taken = new HashSet<string>(outer.Select(parameter => parameter.EscapedName()), StringComparer.Ordinal);
        var names = new List<string>();
        for (var i = 0; i < called.Arity; i++)
        {
            if (called.TypeArguments[i] is ITypeParameterSymbol parameter && !names.Contains(parameter.EscapedName()))
            {
                names.Add(parameter.EscapedName());
                continue;
            }

            var name = called.TypeParameters[i].Name;
            while (!taken.Add(name))
                name += "Argument";
            names.Add(name);
        }

        return names;
    }

    private static string Clauses(IEnumerable<string?> clauses) => string.Join(" ", clauses.OfType<string>());
}
