using System;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>A method with rules of the user's is differentiated in a way that none of them says: it becomes a diagnostic at the call.</summary>
/// <param name="origin">The call.</param>
/// <param name="what">Which derivative is missing, as in "The gradient of 'F' with respect to 'x'".</param>
/// <param name="instead">Which rule to write.</param>
internal sealed class MissingRuleException(Origin origin, string what, string instead) : Exception($"{what} has no rule; {instead}.")
{
    public Origin Origin { get; } = origin;

    public string What { get; } = what;

    public string Instead { get; } = instead;
}
