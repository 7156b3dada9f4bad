using System;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>An evaluation took more steps than it was allowed: a loop that does not end, or one that is too long for the purpose.</summary>
internal sealed class StepLimitException(string function, long limit)
    : Exception($"{function} took more than the {limit.ToString(System.Globalization.CultureInfo.InvariantCulture)} steps that it was allowed.")
{
    /// <summary>The number of steps that were allowed.</summary>
    public long Limit { get; } = limit;
}
