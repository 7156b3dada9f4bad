using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Planning;

namespace SymbolicBackprop.Generator.Pipeline;

/// <summary>A method at the end of its way: whether it was refused on it, and what to say of each call if its callee is.</summary>
internal sealed record Outcome(string Key, bool IsRefused, EquatableArray<(string Callee, Finding IfRefused)> Calls)
{
    public static Outcome Of(Staged<Members<PlannedFunction>> planned) => new(
        planned.Method.Key,
        planned.Product is null && planned.Findings.Count > 0,
        planned.Product is { } members ? CallsOf(members).Distinct().ToEquatableArray() : []);

    private static IEnumerable<(string Callee, Finding IfRefused)> CallsOf(Members<PlannedFunction> members)
    {
        foreach (var let in members.Functions.SelectMany(member => member.Function.Function.Body.Descendants()).OfType<Let>())
        {
            if ((let.Operation as Call)?.Callee is { Target: not CallTarget.Foreign } called)
                yield return (called.Key, Finding.At(let.Origin, DiagnosticIds.CalleeRefused, called.DisplayName));
            else if ((let.Operation as CallBackward)?.Callee is { Target: not CallTarget.Foreign } differentiated)
                yield return (differentiated.Key, Finding.At(let.Origin, DiagnosticIds.CalleeRefused, differentiated.DisplayName));
        }
    }
}

/// <summary>
/// Methods that are refused after linking, when it has been decided who calls whom: whoever calls their backward methods, which there
/// are not, is refused as well.
/// </summary>
internal static class LateRefusals
{
    /// <summary>The callers of methods that were refused, the callers of those, and what to say of each.</summary>
    public static EquatableArray<(string Key, EquatableArray<Finding> Findings)> Of(IEnumerable<Outcome> outcomes)
    {
        var all = outcomes.ToList();
        var refused = new HashSet<string>(all.Where(outcome => outcome.IsRefused).Select(outcome => outcome.Key), StringComparer.Ordinal);
        if (refused.Count == 0)
            return [];
        while (all.Where(outcome => outcome.Calls.Any(call => refused.Contains(call.Callee))).Select(outcome => outcome.Key).Where(refused.Add).ToList().Count > 0)
        {
            // Who calls them is refused too, and so is who calls those.
        }

        return all
            .Where(outcome => !outcome.IsRefused && refused.Contains(outcome.Key))
            .Select(outcome => (outcome.Key, outcome.Calls.Where(call => refused.Contains(call.Callee)).Select(call => call.IfRefused).Distinct().ToEquatableArray()))
            .ToEquatableArray();
    }
}
