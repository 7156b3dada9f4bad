using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>The function that a call of <c>Differentiate</c> differentiates: a lambda, or the method that a method group names.</summary>
/// <param name="Method">The function.</param>
/// <param name="Name">The name that its derivative is built from.</param>
/// <param name="Text">The argument as written.</param>
/// <param name="Declaration">What the places of its tokens are counted in.</param>
/// <param name="Body">Its body, where the body is bound here.</param>
/// <param name="Operation">What stands for it where it is not: an operation that has a row, or the call of a marked method.</param>
internal sealed record DifferentiatedFunction(
    IMethodSymbol Method, string Name, string Text, SyntaxNode Declaration, IOperation? Body, Operation? Operation)
{
    private const int QuotedLength = 100;

    /// <summary>The rules of the user's that say its derivative, where they do.</summary>
    public MethodRules? Rules { get; init; }

    /// <summary>The function that an argument is; null where that is not known or cannot be read, which is a finding.</summary>
    public static DifferentiatedFunction? Of(IOperation argument, SitePlace site, List<Finding> findings)
    {
        var tokens = new SourceTokens(site.Invocation);
        var text = tokens.OriginOf(site.Argument).Text;
        switch (Unwrapped(argument))
        {
            case IAnonymousFunctionOperation lambda:
                var quoted = text.Length <= QuotedLength ? text : "a lambda";
                return new DifferentiatedFunction(lambda.Symbol, "Lambda", quoted, site.Invocation, lambda, null);
            case IMethodReferenceOperation { Instance: { } receiver }:
                findings.Add(Finding.OfDeclaration(DiagnosticIds.CapturedVariable, tokens.OriginOf(receiver.Syntax).Text, "name a static method, or write a lambda with what is read of it as further parameters"));
                return null;
            case IMethodReferenceOperation { Method: var method }:
                return OfMethod(method, text, site, tokens, findings);
            default:
                findings.Add(Finding.OfDeclaration(DiagnosticIds.UnknownFunction, text));
                return null;
        }
    }

    /// <summary>Binds the function; null where its body has findings or does not compile. What it uses may be hidden from other types.</summary>
    public (Function? Function, bool UsesHidden) Bind(IReadOnlyList<IrType> results, SitePlace site, List<Finding> findings)
    {
        if (Wrapped(results, new SourceTokens(site.Invocation).OriginOf(site.Argument)) is { } wrapped)
            return (wrapped, false);
        if (Body is null || Body.Descendants().Any(part => part is IInvalidOperation || part.Type?.TypeKind == TypeKind.Error))
            return (null, false);
        var bound = BodyBinder.Bind(Method, Declaration, Body, results, site.ModelOf(Declaration));
        findings.AddRange(bound.Findings);
        return (bound.Function, !bound.ReadsOnlyAccessible);
    }

    private static DifferentiatedFunction? OfMethod(IMethodSymbol method, string text, SitePlace site, SourceTokens tokens, List<Finding> findings)
    {
        if (method.IsMarkedConstant())
        {
            findings.Add(Finding.OfDeclaration(DiagnosticIds.UnreadableMethod, text, "is marked [NoDerivative]", "name a method that has a derivative"));
            return null;
        }

        if (GeneratedMember.Of(method) is { } member)
        {
            if (NamedDerivativeReader.Refusal(member, site.Model.Compilation.Assembly, tokens.OriginOf(site.Argument)) is { } refusal)
            {
                findings.Add(refusal);
                return null;
            }

            var called = DifferentiableCallBinder.TargetOf(member.Method, isVirtual: false, site.Model.Compilation.Assembly);
            return new DifferentiatedFunction(method, method.Name, text, site.Invocation, null, NamedDerivativeReader.Read(member, DifferentiableCallBinder.CalleeOf(member.Method, called), tokens.OriginOf(site.Argument)));
        }

        if (method.Has(KnownNames.DifferentiableAttribute))
        {
            var target = DifferentiableCallBinder.TargetOf(method, isVirtual: false, site.Model.Compilation.Assembly);
            if (target == CallTarget.Foreign && ForeignBackward.Refusal(method) is var (what, instead))
            {
                findings.Add(Finding.OfDeclaration(DiagnosticIds.OtherAssembly, method.Name, method.ContainingAssembly.Name, what, instead));
                return null;
            }

            return new DifferentiatedFunction(method, method.Name, text, site.Invocation, null, new Call(DifferentiableCallBinder.CalleeOf(method, target)));
        }

        if (RuleBook.Of(site.Model.Compilation).RulesOf(method) is { } rules)
        {
            if (rules.All.FirstOrDefault(rule => !rule.Method.IsAccessibleFromOtherTypes()) is not { } hidden)
                return new DifferentiatedFunction(method, method.Name, text, site.Invocation, null, new Call(RuleModels.ValueCallee(method, rules))) { Rules = rules };
            findings.Add(Finding.OfDeclaration(DiagnosticIds.RuleNotAccessible, hidden.Method.Name, method.Name, "generated code"));
            return null;
        }

        if (CallBinder.HostOf(method.ContainingType) is { } host && CallBinder.RowOf(method, host) is { } row)
            return new DifferentiatedFunction(method, method.Name, text, site.Invocation, null, new Primitive(row.Name));
        if (Refusal(method) is var (why, write))
        {
            findings.Add(Finding.OfDeclaration(DiagnosticIds.UnreadableMethod, text, why, write));
            return null;
        }

        var declaration = method.DeclaringSyntaxReferences[0].GetSyntax();
        return new DifferentiatedFunction(method, method.Name, text, declaration, site.OperationOf(method), null);
    }

    /// <summary>What stands in the way of reading a method's body, and what to write instead.</summary>
    private static (string What, string Instead)? Refusal(IMethodSymbol method) => method switch
    {
        { DeclaringSyntaxReferences.IsEmpty: true } => ("has no source in this project, and no derivative rule", "write a lambda with functions that have one: those of Math, Functions and Matrix, and methods marked [Differentiable]"),
        _ when !SymbolEqualityComparer.Default.Equals(method, method.OriginalDefinition) => ("is generic", "mark it [Differentiable]"),
        { IsAbstract: true } or { IsExtern: true } or { IsAsync: true } or { MethodKind: not (MethodKind.Ordinary or MethodKind.LocalFunction) } => ("has no body that could be differentiated", "write a lambda"),
        _ => null,
    };

    /// <summary>A function that does what stands for this one; null where its body is bound.</summary>
    public Function? Wrapped(IReadOnlyList<IrType> results, Origin origin) => Rules is { } rules ? RuledFunction.Of(Method, rules, origin)
        : Operation is { } operation ? Wrap(operation, results, origin)
        : null;

    private Function Wrap(Operation operation, IReadOnlyList<IrType> results, Origin origin) => FunctionBuilder.Build(
        Method.Name,
        origin,
        Method.Parameters.Select(parameter => (TypeBinder.Bind(parameter.Type), (string?)parameter.Name)),
        (builder, parameters) =>
        {
            var value = builder.Emit(operation, TypeBinder.Bind(Method.ReturnType), parameters);
            return builder.TypeOf(value) is TupleType tuple && results.Count == tuple.Elements.Count ? builder.ElementsOf(value) : [value];
        });

    private static IOperation Unwrapped(IOperation argument) => argument switch
    {
        IDelegateCreationOperation creation => Unwrapped(creation.Target),
        IConversionOperation { OperatorMethod: null } conversion => Unwrapped(conversion.Operand),
        IParenthesizedOperation parenthesized => Unwrapped(parenthesized.Operand),
        _ => argument,
    };
}
