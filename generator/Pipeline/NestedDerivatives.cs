using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Linking;
using SymbolicBackprop.Generator.Simplification;

namespace SymbolicBackprop.Generator.Pipeline;

/// <summary>
/// Puts the derivatives that a body takes itself in their places: the same as the program computes there when it runs, in the same mode.
/// What comes out holds operations like those of any body, so that it is differentiated like any other.
/// </summary>
internal static class NestedDerivatives
{
    /// <summary>The function without derivatives of its own; null where one of them is refused.</summary>
    /// <exception cref="UnsupportedFlowException">A derivative cannot stand in its place.</exception>
    public static Function? Expand(Function function, List<Finding> findings)
    {
        var bodies = new Dictionary<Value, Function>();
        foreach (var let in function.Body.Descendants().OfType<Let>())
        {
            if (let.Operation is NamedDerivative named)
                bodies.Add(let.Result.Value, Member(named));
            if (let.Operation is not NestedDerivative nested)
                continue;
            if (DerivativeOf(nested, let.Origin, findings) is not { } derivative)
                return null;
            bodies.Add(let.Result.Value, derivative);
        }

        return bodies.Count == 0 ? function : Inliner.Inline(function, bodies);
    }

    /// <summary>
    /// A member that is called by name: in its place where that can be, else as a call. What is lost inside of its method is said there,
    /// and where the call has no derivative, that is said when it is known that one is needed.
    /// </summary>
    private static Function Member(NamedDerivative named)
    {
        try
        {
            return named.Computed is { } computed && Expand(computed, []) is { } expanded ? expanded : named.Called;
        }
        catch (Exception exception) when (exception is UnsupportedFlowException or MissingRuleException or MissingTangentException)
        {
            return named.Called;
        }
    }

    private static Function? DerivativeOf(NestedDerivative nested, Origin place, List<Finding> findings)
    {
        if (Expand(nested.Function, findings) is not { } expanded)
            return null;
        var function = Stages.Prepare(expanded);
        RequireNoEffects(function, place);
        var enclosed = nested.Form == NestedForm.Tangent ? function : EarlyReturns.Enclose(function);
        var (hoisted, leaves) = LeafReads.Hoist(enclosed, [.. nested.Directions.Select(index => (index, enclosed.Parameters[index]))]);
        EquatableArray<bool> active = [.. function.Results.Select(_ => true)];
        var activity = Activity.Of(hoisted, StorageClasses.Of(hoisted), [.. leaves.Select(leaf => leaf.Value)], active);
        var lost = Losses.Of(hoisted, activity).Select(finding => IsInside(finding, place) ? finding : finding with { FirstToken = place.FirstToken, LastToken = place.LastToken }).ToList();
        findings.AddRange(lost);
        if (lost.Any(finding => finding.Id != DiagnosticIds.DerivativeLost))
            return null;
        var derivative = nested.Form == NestedForm.Tangent
            ? TangentDifferentiator.Differentiate(hoisted, leaves, active).Function
            : Reverse(AnalyzedFunction.Of(hoisted, hasReceiver: false, leaves, active, [], active.Count, activity), nested.Form == NestedForm.ValueAndGradient, place);
        return Simplifier.Simplify(Recognition.Forget(derivative));
    }

    private static Function Reverse(AnalyzedFunction analyzed, bool includesValue, Origin place)
    {
        var reverse = ReverseDifferentiator.Differentiate(analyzed, new ReverseRequest(includesValue, SeedsWithOne: true, GradientTarget.Returned));
        return reverse.Function.Definitions().Any(definition => definition.Type.IsPooled || definition.Type is CellType)
            ? throw new UnsupportedFlowException(place, "The gradient, inside of what is differentiated, of a function that has to record on its way", "take Differentiate.Tangent there, in the direction 1")
            : reverse.Function;
    }

    /// <summary>In the text of a method whose body stands in the place of its call tokens are counted otherwise.</summary>
    private static bool IsInside(Finding finding, Origin place) => finding.FirstToken >= place.FirstToken && finding.LastToken <= place.LastToken;

    private static void RequireNoEffects(Function function, Origin place)
    {
        var storage = StorageClasses.Of(function);
        if (function.Body.Descendants().OfType<Let>().FirstOrDefault(let => let.Operation is Call) is { Operation: Call { Callee: var callee } })
            throw new UnsupportedFlowException(place, $"A derivative, inside of what is differentiated, of a function that calls '{callee.DisplayName}', whose body cannot stand in the place of the call,", "write its expression there");
        if (function.Parameters.Any(parameter => storage.Holds(parameter.Value) && storage.IsWritten(parameter.Value)) || OutsideState.Of(function, storage).IsChanged)
            throw new UnsupportedFlowException(place, "A derivative, inside of what is differentiated, of a function that changes something", "let the function return what it computes");
    }
}
