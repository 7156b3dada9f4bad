using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Linking;
using SymbolicBackprop.Generator.Planning;

namespace SymbolicBackprop.Generator.Pipeline;

/// <summary>
/// Methods that are refused after linking, when it has been decided who calls whom: whoever calls their backward methods, which there
/// are not, is refused as well.
/// </summary>
internal static class LateRefusals
{
    public static bool IsRefused(Staged<Members<PlannedFunction>> planned) => planned.Product is null && planned.Findings.Count > 0;

    /// <summary>The methods whose backward methods are missing: those that were refused, and who calls one of them.</summary>
    public static EquatableArray<string> Spread(IEnumerable<string> refused, CallGraph program)
    {
        var keys = new HashSet<string>(refused, StringComparer.Ordinal);
        if (keys.Count == 0)
            return [];
        var calls = program.Methods.ToDictionary(
            method => method.Key,
            method => method.Body is { } body ? CalleesOf(body).Select(call => call.Callee.Key).ToList() : [],
            StringComparer.Ordinal);
        while (calls.Where(caller => caller.Value.Any(keys.Contains)).Select(caller => caller.Key).Where(keys.Add).ToList().Count > 0)
        {
            // Who calls them is refused too, and so is who calls those.
        }

        return keys.OrderBy(key => key, StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>The method itself, or that it calls what is not there. A body in the place of its call is not called.</summary>
    public static Staged<Members<PlannedFunction>> Apply(Staged<Members<PlannedFunction>> planned, EquatableArray<string> refused)
    {
        if (refused.Count == 0 || planned.Product is not { } members)
            return planned;
        var findings = members.Functions.SelectMany(member => CalleesOf(member.Function.Function))
            .Where(call => refused.Contains(call.Callee.Key))
            .Select(call => Finding.At(call.Origin, DiagnosticIds.CalleeRefused, call.Callee.DisplayName))
            .Distinct()
            .ToList();
        return findings.Count == 0 ? planned : planned with { Product = null, Findings = [.. planned.Findings, .. findings] };
    }

    private static IEnumerable<(Callee Callee, Origin Origin)> CalleesOf(Function function)
    {
        foreach (var let in function.Body.Descendants().OfType<Let>())
        {
            if (((let.Operation as Call)?.Callee ?? (let.Operation as CallBackward)?.Callee) is { IsOutside: false } callee)
                yield return (callee, let.Origin);
        }
    }
}
