using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>The rules of a method, and the calls that they make, in the terms of the IR.</summary>
internal static class RuleModels
{
    /// <summary>What gives the value: the method itself, or its forward rule, which gives a tuple of the value and a state.</summary>
    /// <param name="method">The method as it is called, at its type arguments.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="isThroughBase">The call names the method by the word <c>base</c>.</param>
    public static Callee ValueCallee(IMethodSymbol method, MethodRules rules, bool isThroughBase = false)
    {
        var callee = rules.Forward is { } forward ? CalleeOf(AsCalled(forward.Method, method)) : CalleeOf(method) with { IsThroughBase = isThroughBase };
        return callee with
        {
            // The value as it comes is constant: its derivative is what stands beside it.
            ActiveParameters = callee.ActiveParameters.Select(_ => false).ToEquatableArray(),
            ActiveResults = callee.ActiveResults.Select(_ => false).ToEquatableArray(),
            IsVisible = rules.AreAccessibleFromOtherTypes && callee.IsVisible,
        };
    }

    /// <summary>Attaches the rules to the value of a call.</summary>
    /// <param name="builder">Receives what is emitted.</param>
    /// <param name="method">The method as it is called.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="arguments">The arguments, after the receiver of an instance method.</param>
    /// <param name="value">The value.</param>
    /// <param name="state">What the forward rule kept.</param>
    /// <param name="bringsOthers">The value brings the derivatives that no rule says.</param>
    public static Value Attach(FunctionBuilder builder, IMethodSymbol method, MethodRules rules, IReadOnlyList<Value> arguments, Value value, Value? state, bool bringsOthers)
    {
        var derivative = new CustomDerivative(
            method.Name,
            ArgumentsOf(method, rules, bringsOthers),
            ResultReader.ActiveElements(method.OriginalDefinition).ToEquatableArray(),
            RulesOf(RuleKind.Backward),
            RulesOf(RuleKind.Tangent),
            bringsOthers,
            state is not null);
        var result = builder.Define(builder.TypeOf(value));
        EquatableArray<Value> operands = state is { } kept ? [.. arguments, value, kept] : [.. arguments, value];
        builder.Append(new Let([result], new Primitive("Same"), [value], builder.Origin, new Recognized(derivative, operands)));
        return result.Value;

        EquatableArray<DerivativeRule> RulesOf(RuleKind kind) => rules.All.Where(rule => rule.Kind == kind)
            .Select(rule => new DerivativeRule(RuleCallee(AsCalled(rule.Method, method), takesState: kind == RuleKind.Backward && state is not null), rule.Parameters.Select(parameter => OperandOf(method, parameter)).ToEquatableArray()))
            .ToEquatableArray();
    }

    /// <summary>The value that a call gave, and the state where a forward rule gave it.</summary>
    public static (Value Value, Value? State) Read(FunctionBuilder builder, Value given, IrType type, MethodRules rules) => rules.Forward is null
        ? (given, null)
        : (builder.Emit(new ReadElement(0), type, given), builder.Emit(new ReadElement(1), ((TupleType)builder.TypeOf(given)).Elements[1].Type, given));

    /// <summary>The type of what the callee of <see cref="ValueCallee"/> gives. Nobody looks into a state.</summary>
    public static IrType TypeOfGiven(IMethodSymbol method, MethodRules rules)
    {
        var type = TypeBinder.Bind(method.ReturnType);
        if (rules.Forward is not { } forward)
            return type;
        var state = RuleSignature.StateOf(AsCalled(forward.Method, method))!;
        return new TupleType([new TupleElement(null, type), new TupleElement(null, new OpaqueType(state.EmittedName(), state.IsReferenceType))]);
    }

    private static int OperandOf(IMethodSymbol method, IParameterSymbol parameter) => parameter.Ordinal + (method.IsStatic ? 0 : 1);

    private static EquatableArray<ArgumentDerivative> ArgumentsOf(IMethodSymbol method, MethodRules rules, bool bringsOthers)
    {
        var own = method.OriginalDefinition.Parameters.Select(parameter =>
            !RuleDeclaration.IsDifferentiated(parameter) ? ArgumentDerivative.None
            : rules.Covers(parameter) ? ArgumentDerivative.ByRule
            : bringsOthers ? ArgumentDerivative.None
            : ArgumentDerivative.Missing);
        return method.IsStatic ? own.ToEquatableArray() : [ArgumentDerivative.None, .. own];
    }

    /// <summary>A rule at the type arguments of a call of its target.</summary>
    private static IMethodSymbol AsCalled(IMethodSymbol rule, IMethodSymbol method)
    {
        if (SymbolEqualityComparer.Default.Equals(rule.ContainingType, method.OriginalDefinition.ContainingType))
            rule = method.ContainingType.GetMembers(rule.Name).OfType<IMethodSymbol>().First(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, rule));
        return rule.Arity > 0 ? rule.Construct([.. method.TypeArguments]) : rule;
    }

    /// <summary>A state has no derivative that anybody knows, so neither has a rule that takes one.</summary>
    private static Callee RuleCallee(IMethodSymbol rule, bool takesState) => takesState ? CalleeOf(rule) with { Tangent = TangentSource.Missing } : CalleeOf(rule);

    private static Callee CalleeOf(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        return new Callee(
            definition.GetDocumentationCommentId() ?? definition.ToDisplayString(),
            method.Name,
            method.IsStatic ? $"{method.ContainingType.EmittedName()}.{method.EscapedName()}" : method.EscapedName(),
            method.IsStatic,
            definition.Parameters.Select(RuleDeclaration.IsDifferentiated).ToEquatableArray(),
            ResultReader.ActiveElements(definition).ToEquatableArray(),
            CallTarget.Ruled,
            method.IsGenericMethod ? $"<{string.Join(", ", method.TypeArguments.Select(argument => argument.EmittedName()))}>" : "",
            IsThroughBase: false,
            method.IsAccessibleFromOtherTypes(),
            (DerivativeFamiliesReader.Of(definition) & DerivativeFamilies.Tangent) != 0 ? TangentSource.Declared : TangentSource.Missing,
            TangentSource.Missing);
    }
}
