using System.Linq;
using Microsoft.CodeAnalysis;

namespace SymbolicBackprop.Generator.Discovery;

/// <summary>Questions that several readers ask of symbols.</summary>
internal static class SymbolFacts
{
    /// <summary>Fully qualified, with tuple names and nullability, and keywords for the simple types.</summary>
    public static readonly SymbolDisplayFormat Emitted = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The same without the nullability of references, which documentation comments do not know.</summary>
    public static readonly SymbolDisplayFormat InCRef = Emitted.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The name of a method with its type parameters and their constraints.</summary>
    public static readonly SymbolDisplayFormat WithConstraints = Emitted
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        .WithMemberOptions(SymbolDisplayMemberOptions.None);

    public static string EmittedName(this ITypeSymbol type) => type.ToDisplayString(Emitted);

    public static bool Has(this ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(data => data.AttributeClass?.ToDisplayString() == attribute);

    /// <summary>
    /// Whether <c>[NoDerivative]</c> stands at a symbol; for a property that a record declares by a parameter, or whose field the compiler
    /// makes, also where it stands at that parameter or field.
    /// </summary>
    public static bool IsMarkedConstant(this ISymbol symbol) => symbol.Has(KnownNames.NoDerivativeAttribute)
        || (symbol is IPropertySymbol { ContainingType: { } type } property
            && ((property.BackingField() is { } field && field.Has(KnownNames.NoDerivativeAttribute)) || (type.IsRecord && DeclaringParameter(property) is { } parameter && parameter.Has(KnownNames.NoDerivativeAttribute))));

    /// <summary>The parameter of a record's declaration that declares a property.</summary>
    private static IParameterSymbol? DeclaringParameter(IPropertySymbol property)
    {
        var declarations = property.DeclaringSyntaxReferences;
        return declarations.Length == 0 ? null : property.ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
            .FirstOrDefault(parameter => parameter.Name == property.Name && parameter.DeclaringSyntaxReferences.Any(reference => reference.Span == declarations[0].Span && reference.SyntaxTree == declarations[0].SyntaxTree));
    }

    /// <summary>The name as source writes it: keywords are escaped.</summary>
    public static string EscapedName(this ISymbol symbol) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(symbol.Name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None
        && Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetContextualKeywordKind(symbol.Name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None
            ? symbol.Name
            : "@" + symbol.Name;

    public static bool IsNamed(this INamedTypeSymbol? type, string containingNamespace, string name) =>
        type is not null && type.Name == name && type.ContainingNamespace.ToDisplayString() == containingNamespace;

    public static bool IsMatrix(this ITypeSymbol? type) =>
        (type as INamedTypeSymbol).IsNamed(KnownNames.MatrixNamespace, KnownNames.Matrix) && ((INamedTypeSymbol)type!).Arity == 1;

    /// <summary>The field behind a property that the compiler implements; null where the property has code of its own.</summary>
    public static IFieldSymbol? BackingField(this IPropertySymbol property) => property.ContainingType.GetMembers()
        .OfType<IFieldSymbol>()
        .FirstOrDefault(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>Whether fields of a type may share storage.</summary>
    public static bool HasExplicitLayout(this INamedTypeSymbol type) => type.GetAttributes().Any(data =>
        data.AttributeClass?.ToDisplayString() == "System.Runtime.InteropServices.StructLayoutAttribute"
        && data.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Enum, Value: (int)System.Runtime.InteropServices.LayoutKind.Explicit });

    /// <summary>Whether a method may change the struct that it is called on.</summary>
    public static bool MayChangeReceiver(this IMethodSymbol method) =>
        method is { IsStatic: false, IsReadOnly: false, ContainingType: { IsValueType: true, IsReadOnly: false } };

    /// <summary>Whether a method may assign a parameter so that its caller sees it.</summary>
    public static bool IsChangedByReference(this IParameterSymbol parameter) => parameter.RefKind is RefKind.Ref or RefKind.Out;

    /// <summary>Whether generated code in any type of the assembly can use a member.</summary>
    public static bool IsAccessibleFromOtherTypes(this ISymbol member)
    {
        if (member is IParameterSymbol)
            return false;
        for (ISymbol? symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (!symbol.IsDeclaredAccessible())
                return false;
        }

        return true;
    }

    /// <summary>Whether the declaration of a member lets the whole assembly use it, as far as it can use what is around the member.</summary>
    public static bool IsDeclaredAccessible(this ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal or Accessibility.NotApplicable;

    /// <summary>Whether a type parameter stands for numbers: its constraints give it their operators.</summary>
    public static bool IsNumber(this ITypeParameterSymbol parameter) => parameter.ConstraintTypes.OfType<INamedTypeSymbol>()
        .Any(constraint => constraint.AllInterfaces.Append(constraint).Any(candidate =>
            candidate.IsNamed("System.Numerics", "INumberBase") && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], parameter)));

    /// <summary>Whether a member is what the interfaces of numbers declare.</summary>
    public static bool IsOfNumberInterface(this ISymbol member) =>
        member.ContainingType is { TypeKind: TypeKind.Interface, ContainingNamespace: var containing } && containing.ToDisplayString() == "System.Numerics";

    /// <summary>Whether a local is declared by a pattern, an <c>out</c> argument or a deconstruction.</summary>
    public static bool IsDeclaredInExpression(this ISymbol local) =>
        local.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.SingleVariableDesignationSyntax);
}
