using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Calls of methods whose derivatives the user's rules say.</summary>
internal sealed class RuledCallBinder(BodyBinder body)
{
    /// <summary>The rules that a call is differentiated by; null where there are none, or where the generated members of the method hold them.</summary>
    public MethodRules? RulesFor(IMethodSymbol method)
    {
        var rules = RuleBook.Of(body.Compilation).RulesOf(method);
        return rules is not null && method.Has(KnownNames.DifferentiableAttribute) && rules.All.All(rule => SymbolEqualityComparer.Default.Equals(rule.Method.ContainingAssembly, method.ContainingAssembly))
            ? null
            : rules;
    }

    public Value Bind(IInvocationOperation invocation, MethodRules rules)
    {
        var method = invocation.TargetMethod;
        if (rules.All.FirstOrDefault(rule => !body.Compilation.IsSymbolAccessibleWithin(rule.Method, body.Method.ContainingType)) is { } hidden)
            return body.Refuse(invocation, DiagnosticIds.RuleNotAccessible, hidden.Method.Name, method.Name, body.Method.ContainingType.Name);
        foreach (var rule in rules.All)
            body.Use(rule.Method);
        body.Use(method);
        Value[] operands = invocation.Instance is { } instance && !method.IsStatic ? [body.Expressions.Bind(instance)] : [];
        operands = [.. operands, .. body.Calls.BindArguments(method, invocation.Arguments).Values];
        var callee = RuleModels.ValueCallee(method, rules, invocation.Instance?.Syntax is BaseExpressionSyntax);
        var given = body.EmitTyped(invocation, new Call(callee), RuleModels.TypeOfGiven(method, rules), operands);
        var (value, state) = RuleModels.Read(body.Builder, given, TypeBinder.Bind(method.ReturnType), rules);
        return RuleModels.Attach(body.Builder, method, rules, operands, value, state, bringsOthers: false);
    }
}
