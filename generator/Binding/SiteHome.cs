using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Where the derivative for a call of <c>Differentiate</c> is generated: in a class of its own, or inside of the type whose private
/// members the function uses, where that type can take it.
/// </summary>
/// <param name="Container">The declarations around the derivative.</param>
/// <param name="TypeName">The name of the class, with the type parameters that it depends on.</param>
internal sealed record SiteHome(ContainingType Container, string TypeName)
{
    /// <summary>The place; null where nothing that is generated could use what the function uses.</summary>
    /// <param name="function">The function.</param>
    /// <param name="survey">What it uses in its own text.</param>
    /// <param name="usesHidden">It uses what other types cannot, maybe through a derivative rule.</param>
    /// <param name="site">The call.</param>
    /// <param name="findings">What stands in the way.</param>
    public static SiteHome? Of(DifferentiatedFunction function, FunctionSurvey survey, bool usesHidden, SitePlace site, List<Finding> findings)
    {
        var parameters = TypeParameterText.List(survey.TypeParameters.Select(parameter => parameter.EscapedName()));
        var name = site.ClassName + parameters;
        if (survey.Hidden.Count == 0 && !usesHidden)
        {
            var header = string.Join(" ", new[] { $"internal static class {name}" }.Concat(survey.TypeParameters.Select(TypeParameterText.Constraint).OfType<string>()));
            return new SiteHome(
                new ContainingType(KnownNames.GeneratedNamespace, [header], $"{KnownNames.GeneratedNamespace}.{site.ClassName}"),
                $"global::{KnownNames.GeneratedNamespace}.{name}");
        }

        var type = function.Method.ContainingType;
        if (parameters.Length == 0 && !survey.IsHiddenFromCaller && type.IsAccessibleFromOtherTypes() && !IsGeneric(type) && DeclarationRules.OfContainers(type, site.ClassName) is null)
        {
            var around = ContainerReader.Read(type);
            return new SiteHome(
                around with { Headers = [.. around.Headers, $"internal static class {name}"], HintPrefix = $"{around.HintPrefix}.{site.ClassName}" },
                $"{type.EmittedName()}.{name}");
        }

        var tokens = new SourceTokens(function.Declaration);
        var instead = survey.IsHiddenFromCaller ? "or write a method marked [Differentiable]" : $"or declare '{type.Name}' and the types around it partial, not generic and internal or public";
        if (survey.Hidden.Count == 0)
            findings.Add(Finding.OfDeclaration(DiagnosticIds.HiddenMember, "What the function calls", instead));
        foreach (var (place, symbol) in survey.IsHiddenFromCaller ? survey.Hidden.Take(survey.HiddenInSignature) : survey.Hidden)
        {
            findings.Add(tokens.Contains(place)
                ? Finding.At(tokens.OriginOf(place), DiagnosticIds.HiddenMember, $"'{symbol.Name}'", instead)
                : Finding.OfDeclaration(DiagnosticIds.HiddenMember, $"'{symbol.Name}'", instead));
        }

        return null;
    }

    private static bool IsGeneric(INamedTypeSymbol? type) => type is not null && (type.Arity > 0 || IsGeneric(type.ContainingType));
}
