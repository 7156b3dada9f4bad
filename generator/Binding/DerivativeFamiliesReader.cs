using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Reads which members a method's attribute asks for, in source and in metadata alike.</summary>
internal static class DerivativeFamiliesReader
{
    public static DerivativeFamilies Of(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Enum, Value: int families } ? (DerivativeFamilies)families : DerivativeFamilies.None;

    public static DerivativeFamilies Of(IMethodSymbol method) =>
        method.GetAttributes().FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == KnownNames.DifferentiableAttribute) is { } attribute ? Of(attribute) : DerivativeFamilies.None;
}
