using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>What overrides and implementations must have in common with what they stand in for, so that their derivatives stand in for its derivatives.</summary>
internal static class DispatchRules
{
    public static IEnumerable<Finding> OfDeclarations(IMethodSymbol method)
    {
        foreach (var declaration in Dispatch.Declarations(method))
        {
            if (Difference(method, declaration) is { } difference)
                yield return Finding.OfDeclaration(DiagnosticIds.DifferingOverride, method.Name, Dispatch.NameOf(declaration), difference);
        }
    }

    private static string? Difference(IMethodSymbol method, IMethodSymbol declaration)
    {
        var pairs = method.Parameters.Zip(declaration.Parameters, (own, other) => (Own: own, Other: other)).ToList();
        foreach (var (own, other) in pairs)
        {
            if (HasGradient(own) != HasGradient(other))
                return $"only one of them differentiates the parameter '{own.Name}'";
        }

        if (DerivativeFamiliesReader.Of(method) != DerivativeFamiliesReader.Of(declaration))
            return "they ask for different members: what is written in the parentheses of [Differentiable(…)]";

        // The gradients of several parameters are a tuple whose elements have their names.
        var differentiated = pairs.Where(pair => HasGradient(pair.Own)).ToList();
        if (differentiated.Count > 1 && differentiated.FirstOrDefault(pair => pair.Own.Name != pair.Other.Name) is { Own: not null } renamed)
            return $"its parameter '{renamed.Own.Name}' is called '{renamed.Other.Name}' there";
        return ResultReader.ActiveElements(method).SequenceEqual(ResultReader.ActiveElements(declaration)) ? null : "they differ in the results that are auxiliary";
    }

    private static bool HasGradient(IParameterSymbol parameter) => TypeBinder.Bind(parameter.Type).IsDifferentiable && !parameter.IsMarkedConstant();
}
