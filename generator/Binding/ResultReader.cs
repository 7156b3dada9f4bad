using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Reads the result of a method: one value, or the elements of a tuple, with those set apart that are auxiliary.</summary>
internal static class ResultReader
{
    public static ResultModel Read(IMethodSymbol method, AttributeData? attribute, List<Finding> findings)
    {
        if (method.ReturnsVoid)
            return new ResultModel("void", IsTuple: false, []);
        var type = method.ReturnType;
        var auxiliary = Auxiliary(attribute);
        if (type is not INamedTypeSymbol { IsTupleType: true, TupleElements: var elements })
        {
            Report(method, auxiliary, [], findings);
            return new ResultModel(type.EmittedName(), IsTuple: false, [Element(null, type, isAuxiliary: false)]);
        }

        Report(method, auxiliary, [.. elements.Select(element => element.Name)], findings);
        return new ResultModel(
            type.EmittedName(),
            IsTuple: true,
            elements
                .Select(element => Element(element.IsExplicitlyNamedTupleElement ? element.EscapedName() : null, element.Type, auxiliary.Contains(element.Name)))
                .ToEquatableArray());
    }

    /// <summary>For the result of a method, or each element of a tuple, whether it is differentiated.</summary>
    public static IEnumerable<bool> ActiveElements(IMethodSymbol method)
    {
        if (method.ReturnsVoid)
            return [];
        if (method.GetAttributes().FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == KnownNames.DifferentiableAttribute) is { } attribute)
            return Read(method, attribute, []).Elements.Select(element => element.IsActive);
        return method.ReturnType is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements }
            ? elements.Select(element => TypeBinder.Bind(element.Type).IsDifferentiable)
            : [TypeBinder.Bind(method.ReturnType).IsDifferentiable];
    }

    private static ResultElement Element(string? name, ITypeSymbol type, bool isAuxiliary)
    {
        var bound = TypeBinder.Bind(type);
        return new ResultElement(name, type.EmittedName(), bound, bound.IsDifferentiable && !isAuxiliary);
    }

    private static List<string> Auxiliary(AttributeData? attribute) =>
        attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == "Auxiliary").Value is { Kind: TypedConstantKind.Array, IsNull: false } names
            ? [.. names.Values.Select(name => name.Value as string ?? "")]
            : [];

    private static void Report(IMethodSymbol method, List<string> auxiliary, List<string> names, List<Finding> findings)
    {
        foreach (var name in auxiliary.Where(name => !names.Contains(name)))
        {
            findings.Add(Finding.OfDeclaration(
                DiagnosticIds.UnknownAuxiliary, name, method.Name, names.Count == 0 ? "none, because it is not a tuple" : string.Join(", ", names)));
        }
    }
}
