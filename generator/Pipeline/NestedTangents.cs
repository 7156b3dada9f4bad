using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Linking;
using SymbolicBackprop.Generator.Simplification;

namespace SymbolicBackprop.Generator.Pipeline;

/// <summary>
/// Puts the tangents that a body takes itself in their places. What comes out holds operations like those of any body, so that it is
/// differentiated like any other.
/// </summary>
internal static class NestedTangents
{
    /// <summary>The function without tangents of its own; null where one of them is refused.</summary>
    /// <exception cref="UnsupportedFlowException">A tangent cannot stand in its place.</exception>
    public static Function? Expand(Function function, List<Finding> findings)
    {
        var bodies = new Dictionary<Value, Function>();
        foreach (var let in function.Body.Descendants().OfType<Let>())
        {
            if (let.Operation is not NestedTangent nested)
                continue;
            if (TangentOf(nested, let.Origin, findings) is not { } tangent)
                return null;
            bodies.Add(let.Result.Value, tangent);
        }

        return bodies.Count == 0 ? function : Inliner.Inline(function, bodies);
    }

    private static Function? TangentOf(NestedTangent nested, Origin place, List<Finding> findings)
    {
        if (Expand(nested.Function, findings) is not { } expanded)
            return null;
        var function = Stages.Prepare(expanded);
        RequireRepeatable(function, place);
        var (hoisted, leaves) = LeafReads.Hoist(function, [.. nested.Directions.Select(index => (index, function.Parameters[index]))]);
        var active = function.Results.Select(_ => true).ToList();
        var activity = Activity.Of(hoisted, StorageClasses.Of(hoisted), [.. leaves.Select(leaf => leaf.Value)], active);
        var lost = Losses.Of(hoisted, activity).Select(finding => IsInside(finding, place) ? finding : finding with { FirstToken = place.FirstToken, LastToken = place.LastToken }).ToList();
        findings.AddRange(lost);
        return lost.Any(finding => finding.Id != DiagnosticIds.DerivativeLost)
            ? null
            : Simplifier.Simplify(Recognition.Forget(TangentDifferentiator.Differentiate(hoisted, leaves, active).Function));
    }

    /// <summary>In the text of a method whose body stands in the place of its call tokens are counted otherwise.</summary>
    private static bool IsInside(Finding finding, Origin place) => finding.FirstToken >= place.FirstToken && finding.LastToken <= place.LastToken;

    /// <summary>The function is run once for each direction.</summary>
    private static void RequireRepeatable(Function function, Origin place)
    {
        var storage = StorageClasses.Of(function);
        if (function.Body.Descendants().OfType<Let>().FirstOrDefault(let => let.Operation is Call) is { Operation: Call { Callee: var callee } })
            throw new UnsupportedFlowException(place, $"A derivative, inside of what is differentiated, of a function that calls '{callee.DisplayName}', whose body cannot stand in the place of the call,", "write its expression there");
        if (function.Parameters.Any(parameter => storage.Holds(parameter.Value) && storage.IsWritten(parameter.Value)) || OutsideState.Of(function, storage).IsChanged)
            throw new UnsupportedFlowException(place, "A derivative, inside of what is differentiated, of a function that changes something", "let the function return what it computes");
    }
}
