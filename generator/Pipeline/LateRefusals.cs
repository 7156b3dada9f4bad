using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Planning;

namespace SymbolicBackprop.Generator.Pipeline;

/// <summary>A method at the end of its way: whether it was refused on it, and whose backward methods it calls.</summary>
internal sealed record Outcome(string Key, bool IsRefused, EquatableArray<string> Calls);

/// <summary>
/// Methods that are refused after linking, when it has been decided who calls whom: whoever calls their backward methods, which there
/// are not, is refused as well.
/// </summary>
internal static class LateRefusals
{
    public static Outcome OutcomeOf(Staged<Members<PlannedFunction>> planned) =>
        new(planned.Method.Key, planned.Product is null && planned.Findings.Count > 0, CallsOf(planned).Select(call => call.Callee.Key).Distinct().ToEquatableArray());

    /// <summary>The methods without derivatives: those that were refused, and who calls one of them.</summary>
    public static EquatableArray<string> Of(IEnumerable<Outcome> outcomes)
    {
        var all = outcomes.ToList();
        var refused = new HashSet<string>(all.Where(outcome => outcome.IsRefused).Select(outcome => outcome.Key), StringComparer.Ordinal);
        if (refused.Count == 0)
            return [];
        while (all.Where(outcome => outcome.Calls.Any(refused.Contains)).Select(outcome => outcome.Key).Where(refused.Add).ToList().Count > 0)
        {
            // Who calls them is refused too, and so is who calls those.
        }

        return refused.OrderBy(key => key, StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>The method itself, or that it calls one that was refused.</summary>
    public static Staged<Members<PlannedFunction>> Apply(Staged<Members<PlannedFunction>> planned, EquatableArray<string> refused)
    {
        if (refused.Count == 0 || planned.Product is null)
            return planned;
        var findings = CallsOf(planned)
            .Where(call => refused.Contains(call.Callee.Key))
            .Select(call => Finding.At(call.Origin, DiagnosticIds.CalleeRefused, call.Callee.DisplayName))
            .Distinct()
            .ToList();
        return findings.Count == 0 ? planned : planned with { Product = null, Findings = [.. planned.Findings, .. findings] };
    }

    private static IEnumerable<(Callee Callee, Origin Origin)> CallsOf(Staged<Members<PlannedFunction>> planned)
    {
        foreach (var let in planned.Product?.Functions.SelectMany(member => member.Function.Function.Body.Descendants()).OfType<Let>() ?? [])
        {
            if (let.Operation is Call { Callee: { Target: not CallTarget.Foreign } called })
                yield return (called, let.Origin);
            else if (let.Operation is CallBackward { Callee: { Target: not CallTarget.Foreign } differentiated })
                yield return (differentiated, let.Origin);
        }
    }
}
