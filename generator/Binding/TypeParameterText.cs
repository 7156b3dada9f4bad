using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Type parameters as declarations write them.</summary>
internal static class TypeParameterText
{
    /// <summary><c>&lt;T, TNumber&gt;</c>, or nothing.</summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? $"<{list}>" : "";

    /// <summary>The <c>where</c> clause of a type parameter; null where it has none.</summary>
    public static string? Constraint(ITypeParameterSymbol parameter) => Constraint(parameter, parameter.EscapedName(), type => type.EmittedName());

    /// <param name="parameter">The type parameter.</param>
    /// <param name="name">What it is called in the clause.</param>
    /// <param name="text">How types are written.</param>
    public static string? Constraint(ITypeParameterSymbol parameter, string name, Func<ITypeSymbol, string> text)
    {
        var parts = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint)
            parts.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            parts.Add("struct");
        else if (parameter.HasReferenceTypeConstraint)
            parts.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        else if (parameter.HasNotNullConstraint)
            parts.Add("notnull");
        parts.AddRange(parameter.ConstraintTypes.Select(text));
        if (parameter.HasConstructorConstraint && !parameter.HasValueTypeConstraint)
            parts.Add("new()");
        return parts.Count == 0 ? null : $"where {name} : {string.Join(", ", parts)}";
    }
}
