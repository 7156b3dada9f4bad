using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Diagnostics;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Why a method that is marked as a rule is none.</summary>
/// <param name="Kind">Which rule it is meant to be: it may be several.</param>
/// <param name="Place">The tokens that are wrong; null where the declaration is in another assembly, which has its own build.</param>
/// <param name="Finding">The words.</param>
internal sealed record RuleFault(RuleKind Kind, Location? Place, Finding Finding)
{
    public static RuleFault At(RuleKind kind, Location? place, string id, params string[] arguments) => new(kind, place, Finding.OfDeclaration(id, arguments));
}
