using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>A method that is a rule of another one, and is declared as such a rule must be.</summary>
/// <param name="Kind">What it gives.</param>
/// <param name="Method">The rule.</param>
/// <param name="Target">The method that it is a rule of, as it is declared.</param>
/// <param name="Parameter">The one parameter of that method that it is about; null for all that are differentiated.</param>
internal sealed record RuleDeclaration(RuleKind Kind, IMethodSymbol Method, IMethodSymbol Target, IParameterSymbol? Parameter)
{
    /// <summary>The parameters that it is about.</summary>
    public IEnumerable<IParameterSymbol> Parameters => Parameter is { } one ? [one] : DifferentiatedParametersOf(Target);

    /// <summary>The parameters of a method that a derivative is taken with respect to.</summary>
    public static IEnumerable<IParameterSymbol> DifferentiatedParametersOf(IMethodSymbol method) => method.Parameters.Where(IsDifferentiated);

    public static bool IsDifferentiated(IParameterSymbol parameter) => TypeBinder.Bind(parameter.Type).IsDifferentiable && !parameter.IsMarkedConstant();

    /// <summary>Whether another rule says what this one says.</summary>
    public bool Repeats(RuleDeclaration other) => Kind == other.Kind
        && !SymbolEqualityComparer.Default.Equals(Method, other.Method)
        && SymbolEqualityComparer.Default.Equals(Target, other.Target)
        && (Kind == RuleKind.Forward || Parameters.Any(parameter => other.Parameters.Contains(parameter, SymbolEqualityComparer.Default)));
}
