using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Reads the attributes that make a method a rule of another one, and says what is wrong with its declaration.</summary>
internal static class RuleReader
{
    /// <summary>The kind of rule that an attribute makes; null for other attributes.</summary>
    public static RuleKind? KindOf(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() switch
    {
        KnownNames.ForwardOfAttribute => RuleKind.Forward,
        KnownNames.BackwardOfAttribute => RuleKind.Backward,
        KnownNames.TangentOfAttribute => RuleKind.Tangent,
        _ => null,
    };

    /// <summary>Whether a method is marked as a rule: what it takes is given by what it is a rule of.</summary>
    public static bool IsRule(IMethodSymbol method) => method.GetAttributes().Any(attribute => KindOf(attribute) is not null);

    /// <summary>The rule that an attribute declares, or what is wrong with it.</summary>
    /// <param name="rule">The method that has the attribute.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="kind">What it makes of the method.</param>
    /// <param name="compilation">Where the types of arrays and tuples come from.</param>
    /// <param name="forwardOf">The forward rule of a method.</param>
    public static (RuleDeclaration? Rule, RuleFault? Fault) Read(
        IMethodSymbol rule, AttributeData attribute, RuleKind kind, Compilation compilation, System.Func<IMethodSymbol, IMethodSymbol?> forwardOf)
    {
        if (attribute.ConstructorArguments.Length == 0 || attribute.ConstructorArguments[attribute.ConstructorArguments.Length - 1].Value is not string name)
            return (null, null); // This does not compile.
        var type = attribute.ConstructorArguments.Length == 1 ? rule.ContainingType : attribute.ConstructorArguments[0].Value as INamedTypeSymbol;
        if (type is null || type.TypeKind == TypeKind.Error)
            return (null, null);
        var candidates = (type.IsUnboundGenericType ? type.OriginalDefinition : type).GetMembers(name).OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary).ToList();
        if (candidates.Count == 0)
        {
            return (null, RuleFault.At(
                kind, PlaceOfName(attribute), DiagnosticIds.RuleTarget, $"'{type.Name}' has no method '{name}'",
                attribute.ConstructorArguments.Length == 1 ? "name a method of the same type, or the other type too: typeof(…), nameof(…)" : "name a method that the type itself declares"));
        }

        var read = candidates.Select(candidate => ReadFor(rule, attribute, kind, candidate, compilation, forwardOf)).ToList();
        var fitting = read.Where(one => one.Rule is not null).ToList();
        return fitting.Count switch
        {
            1 => (fitting[0].Rule, null),
            0 => (null, read.OrderBy(one => System.Math.Abs(one.ParameterCount - rule.Parameters.Length)).First().Fault),
            _ => (null, RuleFault.At(kind, PlaceOfName(attribute), DiagnosticIds.RuleTarget, $"'{rule.Name}' fits several methods '{name}'", "give the one that is meant, or the others, another name")),
        };
    }

    private static (RuleDeclaration? Rule, RuleFault? Fault, int ParameterCount) ReadFor(
        IMethodSymbol rule, AttributeData attribute, RuleKind kind, IMethodSymbol target, Compilation compilation, System.Func<IMethodSymbol, IMethodSymbol?> forwardOf)
    {
        if (TargetProblem(rule, target, compilation) is var (what, instead))
            return (null, RuleFault.At(kind, PlaceOfName(attribute), DiagnosticIds.RuleTarget, what, instead), target.Parameters.Length);
        IParameterSymbol? parameter = null;
        if (attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Parameter") is { Key: not null, Value.Value: string only })
        {
            parameter = RuleDeclaration.DifferentiatedParametersOf(target).FirstOrDefault(candidate => candidate.Name == only);
            if (parameter is null)
            {
                var names = string.Join(", ", RuleDeclaration.DifferentiatedParametersOf(target).Select(candidate => $"'{candidate.Name}'"));
                return (null, RuleFault.At(kind, PlaceOf(attribute, "Parameter"), DiagnosticIds.RuleTarget, $"'{target.Name}' differentiates no parameter '{only}'", $"name one of {names}"), target.Parameters.Length);
            }
        }

        var forward = kind == RuleKind.Backward ? forwardOf(target.OriginalDefinition) : null;
        var constructed = target.Arity > 0 && target.Arity == rule.Arity ? target.Construct([.. rule.TypeParameters]) : target;
        var signature = RuleSignature.Of(kind, constructed, parameter, forward is null ? null : RuleSignature.StateOf(forward), compilation);
        return rule.IsStatic && rule.Arity == target.Arity && signature.IsOf(rule)
            ? (new RuleDeclaration(kind, rule, target.OriginalDefinition, parameter?.OriginalDefinition), null, signature.ParameterCount)
            : (null, RuleFault.At(kind, rule.Locations.FirstOrDefault(), DiagnosticIds.RuleSignature, rule.Name, $"{WordOf(kind)} of '{target.Name}'", signature.DeclarationAs(rule)), signature.ParameterCount);
    }

    /// <summary>What keeps a method from having any rule.</summary>
    private static (string What, string Instead)? TargetProblem(IMethodSymbol rule, IMethodSymbol target, Compilation compilation)
    {
        if (target.IsVirtual || target.IsAbstract || (target.IsOverride && !target.IsSealed && !target.ContainingType.IsSealed))
            return ($"'{target.Name}' can be overridden, and a rule is right for one body only", "write the rule for a method that cannot be");
        if (target.Parameters.Any(parameter => parameter.IsChangedByReference()) || target.ReturnsVoid)
            return ($"'{target.Name}' {(target.ReturnsVoid ? "has no result" : "writes to a parameter")}", "let it return what it writes");
        if (target.Parameters.Any(parameter => RuleDeclaration.IsDifferentiated(parameter) && TypeBinder.Bind(parameter.Type) is SpanType { IsReadOnly: false }))
            return ($"'{target.Name}' may write to a span", "let it take a ReadOnlySpan");
        if (WrittenParameters.FirstOf(target, compilation) is { } written)
            return ($"'{target.Name}' writes to '{written.Name}'", "let it return what it writes");
        if (!target.IsStatic && target.ContainingType.IsValueType && TypeBinder.Bind(target.ContainingType).IsDifferentiable)
            return ($"'{target.Name}' is a method of a struct that is differentiated itself", "write a static method that takes the struct, and the rule for that one");
        if (target.ContainingType.IsGenericType && !SymbolEqualityComparer.Default.Equals(target.ContainingType, rule.ContainingType))
            return ($"'{target.Name}' is declared in the generic type '{target.ContainingType.Name}'", "declare the rule in that type too");
        if (!ResultReader.ActiveElements(target).Any(isActive => isActive))
            return ($"'{target.Name}' has no result that is differentiated", "take the rule away");
        return RuleDeclaration.DifferentiatedParametersOf(target).Any()
            ? null
            : ($"'{target.Name}' has no parameter that is differentiated", "take the rule away");
    }

    private static string WordOf(RuleKind kind) => kind switch
    {
        RuleKind.Forward => "forward rule",
        RuleKind.Backward => "backward rule",
        _ => "tangent rule",
    };

    /// <summary>The argument of the attribute that names the method.</summary>
    public static Location? PlaceOfName(AttributeData attribute) => ArgumentsOf(attribute).LastOrDefault(argument => argument.NameEquals is null)?.GetLocation() ?? PlaceOf(attribute);

    public static Location? PlaceOf(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation();

    private static Location? PlaceOf(AttributeData attribute, string property) =>
        ArgumentsOf(attribute).FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property)?.Expression.GetLocation() ?? PlaceOf(attribute);

    private static SeparatedSyntaxList<AttributeArgumentSyntax> ArgumentsOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: var arguments } ? arguments : default;
}
