using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// How a rule of a method is declared. Every rule takes the inputs first, the receiver of an instance method before all others. A forward
/// rule gives the result with a state; a backward rule takes result, state (where there is a forward rule) and upstream value, and gives
/// the gradients; a tangent rule takes the result and the tangents, and gives the tangent of the result.
/// </summary>
internal sealed class RuleSignature
{
    private readonly IMethodSymbol _target;
    private readonly ITypeSymbol? _returns;
    private readonly List<(ITypeSymbol Type, string Name)> _parameters;

    private RuleSignature(IMethodSymbol target, ITypeSymbol? returns, List<(ITypeSymbol, string)> parameters) => (_target, _returns, _parameters) = (target, returns, parameters);

    /// <summary>How many parameters such a rule has.</summary>
    public int ParameterCount => _parameters.Count;

    /// <param name="kind">What the rule gives.</param>
    /// <param name="target">The method that it is a rule of, at the type parameters of the rule.</param>
    /// <param name="parameter">The parameter that it is about; null for all.</param>
    /// <param name="state">What the forward rule keeps; null where there is none.</param>
    /// <param name="compilation">Makes the types of arrays and tuples.</param>
    public static RuleSignature Of(RuleKind kind, IMethodSymbol target, IParameterSymbol? parameter, ITypeSymbol? state, Compilation compilation)
    {
        List<(ITypeSymbol Type, string Name)> parameters = [.. target.Parameters.Select(input => (input.Type, input.EscapedName()))];
        if (!target.IsStatic)
            parameters.Insert(0, (target.ContainingType, Unused("self")));
        if (kind == RuleKind.Forward)
            return new RuleSignature(target, null, parameters);

        List<(ITypeSymbol Type, string Name)> differentiated = [.. target.Parameters.Where(input => parameter is null ? RuleDeclaration.IsDifferentiated(input) : input.Ordinal == parameter.Ordinal).Select(input => (input.Type, input.Name))];
        var result = OneOrTuple(compilation, ActiveResults(target));
        parameters.Add((target.ReturnType, Unused("result")));
        if (kind == RuleKind.Tangent)
        {
            parameters.AddRange(differentiated.Select(input => (input.Type, Unused(input.Name + "Tangent"))));
            return new RuleSignature(target, result, parameters);
        }

        if (state is not null)
            parameters.Add((state, Unused("state")));
        parameters.Add((result, Unused("upstream")));
        return new RuleSignature(target, OneOrTuple(compilation, differentiated.Select(input => (GradientType(compilation, input.Type), (string?)input.Name))), parameters);

        string Unused(string name)
        {
            while (parameters.Any(other => other.Name == name))
                name += "_";
            return name;
        }
    }

    /// <summary>What a forward rule keeps for the backward rules.</summary>
    public static ITypeSymbol? StateOf(IMethodSymbol forward) => forward.ReturnType is INamedTypeSymbol { IsTupleType: true, TupleElements: { Length: 2 } elements } ? elements[1].Type : null;

    /// <summary>Whether a method is declared like that.</summary>
    public bool IsOf(IMethodSymbol rule) => !rule.ReturnsVoid
        && rule.Parameters.Length == _parameters.Count
        && rule.Parameters.Zip(_parameters, (own, expected) => own.RefKind is RefKind.None or RefKind.In && IsSame(own.Type, expected.Type)).All(isSame => isSame)
        && (_returns is not null ? IsSame(rule.ReturnType, _returns) : StateOf(rule) is not null && IsSame(((INamedTypeSymbol)rule.ReturnType).TupleElements[0].Type, _target.ReturnType));

    /// <summary>The declaration of a rule with the name of one that is declared otherwise.</summary>
    public string DeclarationAs(IMethodSymbol rule)
    {
        var returns = _returns is null ? $"({Text(_target.ReturnType)} Result, {(StateOf(rule) is { } state ? Text(state) : "TState")} State)" : Text(_returns);
        var typeParameters = _target.Arity == 0 ? "" : $"<{string.Join(", ", _target.TypeArguments.Select(argument => argument.Name))}>";
        return $"static {returns} {rule.EscapedName()}{typeParameters}({string.Join(", ", _parameters.Select(parameter => $"{Text(parameter.Type)} {parameter.Name}"))})";
    }

    private static IEnumerable<(ITypeSymbol, string?)> ActiveResults(IMethodSymbol target) => target.ReturnType is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements }
        ? elements.Zip(ResultReader.ActiveElements(target), (element, isActive) => (element, isActive)).Where(pair => pair.isActive)
            .Select(pair => (pair.element.Type, pair.element.IsExplicitlyNamedTupleElement ? pair.element.Name : null))
        : [(target.ReturnType, null)];

    private static ITypeSymbol OneOrTuple(Compilation compilation, IEnumerable<(ITypeSymbol Type, string? Name)> elements)
    {
        var all = elements.ToList();
        return all.Count == 1
            ? all[0].Type
            : compilation.CreateTupleTypeSymbol([.. all.Select(element => element.Type)], [.. all.Select(element => element.Name)]);
    }

    /// <summary>The gradient of a span is an array.</summary>
    private static ITypeSymbol GradientType(Compilation compilation, ITypeSymbol type) =>
        TypeBinder.Bind(type) is SpanType ? compilation.CreateArrayTypeSymbol(((INamedTypeSymbol)type).TypeArguments[0]) : type;

    /// <summary>Names of tuple elements and annotations of nullability may differ.</summary>
    private static bool IsSame(ITypeSymbol left, ITypeSymbol right) => (left, right) switch
    {
        (INamedTypeSymbol { IsTupleType: true } first, INamedTypeSymbol { IsTupleType: true } second) => first.TupleElements.Length == second.TupleElements.Length
            && first.TupleElements.Zip(second.TupleElements, (one, other) => IsSame(one.Type, other.Type)).All(isSame => isSame),
        (IArrayTypeSymbol first, IArrayTypeSymbol second) => first.Rank == second.Rank && IsSame(first.ElementType, second.ElementType),
        _ => SymbolEqualityComparer.Default.Equals(left, right),
    };

    private static string Text(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
