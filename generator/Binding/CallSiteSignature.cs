using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>The function that a call of <c>Differentiate</c> differentiates, declared as if it were marked.</summary>
internal static class CallSiteSignature
{
    /// <param name="called">The method of <c>Differentiate</c>.</param>
    /// <param name="function">Its argument.</param>
    /// <param name="checksOverflow">The project checks integer arithmetic where the text does not say otherwise.</param>
    /// <param name="findings">What stands in the way.</param>
    public static MethodSignature Of(IMethodSymbol called, DifferentiatedFunction function, bool checksOverflow, List<Finding> findings)
    {
        var method = function.Method;
        var marked = method.GetAttributes().FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == KnownNames.DifferentiableAttribute);
        var signature = new MethodSignature(
            function.Name,
            "internal static",
            DeclarationForm.Implemented,
            IsStatic: true,
            "",
            "",
            "",
            method.Parameters.Select(parameter => ReadParameter(called, parameter, findings)).ToEquatableArray(),
            ResultReader.Read(method, marked, findings),
            checksOverflow,
            MemberNames.FamilyOf(called.Name))
        {
            OnlyMember = called.Name,
            Expression = function.Text,
        };
        findings.AddRange(OfTypes(called, method));
        if (findings.Count == 0)
            findings.AddRange(DeclarationRules.OfTypes(method, signature));
        if (findings.Count == 0 && signature.Result.Elements.FirstOrDefault(element => !element.IsActive) is { } constant)
            findings.Add(Finding.OfDeclaration(DiagnosticIds.UnsupportedType, constant.TypeText, "return only what is differentiated, or mark a method [Differentiable]"));
        if (findings.Count == 0)
            findings.AddRange(OfMatrix(called, signature));
        return signature;
    }

    /// <summary>Whether the method of <c>Differentiate</c> gives a derivative with respect to a parameter: to all where all are declared as numbers, else to the first.</summary>
    public static bool IsDifferentiated(IMethodSymbol called, IParameterSymbol parameter) => parameter.Ordinal == 0
        || DelegateOf(called.OriginalDefinition).Parameters.All(taken => taken.Type.SpecialType is SpecialType.System_Double or SpecialType.System_Single);

    private static IMethodSymbol DelegateOf(IMethodSymbol called) => ((INamedTypeSymbol)called.Parameters[0].Type).DelegateInvokeMethod!;

    private static ParameterModel ReadParameter(IMethodSymbol called, IParameterSymbol parameter, List<Finding> findings)
    {
        var isDifferentiated = IsDifferentiated(called, parameter);
        if (isDifferentiated && parameter.Has(KnownNames.NoDerivativeAttribute))
            findings.Add(Finding.OfDeclaration(DiagnosticIds.UnsupportedParameter, parameter.Name, "is marked [NoDerivative], but this call asks for its derivative", "write a lambda with what is differentiated as its first parameter"));
        var found = findings.Count;
        var model = MethodReader.ReadParameter(parameter, !isDifferentiated, findings) with { Default = null, IsParams = false };
        if (isDifferentiated && !model.IsActive && findings.Count == found)
            findings.Add(Finding.OfDeclaration(DiagnosticIds.UnsupportedParameter, parameter.Name, $"has the type '{parameter.Type.ToDisplayString()}', which has no derivative", "let what is differentiated be the first parameter"));

        // Several parameters of a lambda that nobody reads may have the same name.
        return parameter.IsDiscard ? model with { Name = $"unused{parameter.Ordinal + 1}" } : model;
    }

    /// <summary>The matrix of one number is a number, and the numbers of a matrix are those of what is differentiated.</summary>
    private static IEnumerable<Finding> OfMatrix(IMethodSymbol called, MethodSignature signature)
    {
        if (called.Name is not (MemberNames.Hessian or MemberNames.Jacobian))
            yield break;
        var first = signature.Parameters[0];
        var isNumber = first.Type.IsReal && signature.Parameters.Count(parameter => parameter.IsActive) == 1 && (called.Name == MemberNames.Hessian || MemberNames.HasScalarResult(signature));
        var actual = FlatNumbers.Of(first.Type).First();
        var given = TypeBinder.Bind(((INamedTypeSymbol)called.ReturnType).DelegateInvokeMethod!.ReturnType);
        if (given != (isNumber ? actual : new MatrixType(actual)))
            yield return Finding.OfDeclaration(DiagnosticIds.UnsupportedParameter, first.Name, $"leads to the type '{(isNumber ? actual : new MatrixType(actual))}', where the call gives '{given}'", "ask for the gradient or the tangent, or write a method marked [Differentiable]");
    }

    /// <summary>A method group may name a method that takes or gives other types than the delegate; then the gradient has those.</summary>
    private static IEnumerable<Finding> OfTypes(IMethodSymbol called, IMethodSymbol method)
    {
        var invoke = DelegateOf(called);
        foreach (var (own, given) in method.Parameters.Zip(invoke.Parameters, (own, given) => (own, given)))
        {
            if (!SymbolEqualityComparer.Default.Equals(own.Type, given.Type))
                yield return Finding.OfDeclaration(DiagnosticIds.UnsupportedParameter, own.Name, $"has the type '{own.Type.ToDisplayString()}', where the delegate has '{given.Type.ToDisplayString()}'", "write a lambda");
        }

        if (!SymbolEqualityComparer.Default.Equals(method.ReturnType, invoke.ReturnType))
            yield return Finding.OfDeclaration(DiagnosticIds.UnsupportedType, method.ReturnType.ToDisplayString(), "write a lambda");
    }
}
