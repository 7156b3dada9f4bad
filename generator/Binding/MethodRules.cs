using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>The rules of one method.</summary>
internal sealed class MethodRules
{
    public List<RuleDeclaration> All { get; } = [];

    public RuleDeclaration? Forward => All.FirstOrDefault(rule => rule.Kind == RuleKind.Forward);

    /// <summary>Whether generated code in any type of the assembly can call them.</summary>
    public bool AreAccessibleFromOtherTypes => All.All(rule => rule.Method.IsAccessibleFromOtherTypes());

    /// <summary>Whether there is a rule for a parameter.</summary>
    public bool Covers(IParameterSymbol parameter) => All.Any(rule =>
        rule.Kind != RuleKind.Forward && rule.Parameters.Contains(parameter.OriginalDefinition, SymbolEqualityComparer.Default));

    /// <summary>Whether there are rules for all parameters that are differentiated.</summary>
    public bool CoverAll(IMethodSymbol method) => RuleDeclaration.DifferentiatedParametersOf(method.OriginalDefinition).All(Covers);
}
