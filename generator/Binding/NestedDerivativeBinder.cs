using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Derivatives inside of what is differentiated: <c>Differentiate.Gradient(function)(arguments)</c>. The function is bound on its own, with what it
/// captures as further parameters, and its tangent is taken in the direction of each number: what comes out is differentiated like any other
/// text. Each direction has a tangent of its own, so that the derivatives of different functions do not mix.
/// </summary>
internal sealed class NestedDerivativeBinder(BodyBinder body)
{
    /// <summary>The call of <c>Differentiate</c> whose delegate is called; null for other calls.</summary>
    public static IInvocationOperation? CallOf(IInvocationOperation invocation) =>
        invocation is { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: IInvocationOperation { TargetMethod: var method } call }
        && method.ContainingType.ToDisplayString() == KnownNames.Differentiate && MemberNames.OfCallSites.Contains(method.Name)
            ? call
            : null;

    /// <param name="invocation">The call of the delegate.</param>
    /// <param name="call">The call of <c>Differentiate</c>.</param>
    public Value Bind(IInvocationOperation invocation, IInvocationOperation call)
    {
        var findings = new List<Finding>();
        var called = call.TargetMethod;
        var site = new SitePlace((InvocationExpressionSyntax)call.Syntax, body.SemanticModelOf(call.Syntax.SyntaxTree));
        if (DifferentiatedFunction.Of(call.Arguments[0].Value, site, findings) is not { } function)
            return Refuse(invocation, call, findings);
        var signature = CallSiteSignature.Of(called, function, checksOverflow: false, findings);
        var captured = FunctionSurvey.Of(function, called, site).Captured;
        var variables = captured.Select(capture => capture.Symbol).Distinct(SymbolEqualityComparer.Default).ToList();
        findings.AddRange(captured.Where(capture => body.Frames.Find(capture.Symbol) is null || IsWritten(function, capture.Symbol, site))
            .Select(capture => Finding.At(body.OriginOf(capture.Place), DiagnosticIds.CapturedVariable, capture.Name, $"pass '{capture.Name}' as a further parameter")));
        var differentiated = signature.Parameters.Select((parameter, index) => (parameter, index)).Where(pair => pair.parameter.IsActive).Select(pair => pair.index).ToEquatableArray();
        if (findings.Count == 0 && !IsSupported(called.Name, signature, differentiated))
            findings.Add(Finding.At(body.OriginOf(call), DiagnosticIds.UnsupportedConstruct, $"'{called.Name}' of such a function inside of what is differentiated", "differentiate there a number with respect to numbers, or take the tangent"));
        if (findings.Count > 0)
            return Refuse(invocation, call, findings);

        EquatableArray<IrType> results = [.. signature.Result.Elements.Select(element => element.Type)];
        if (body.BindNested(function, variables, results, call, site) is not { } inner)
            return Refuse(invocation, call, []);
        var arguments = body.Calls.BindArguments(invocation.TargetMethod, invocation.Arguments).Values;
        var own = signature.Parameters.Count;
        Value[] operands = [.. arguments.Take(own), .. variables.Select(variable => body.Frames.Find(variable)!.Load(call))];
        return called.Name switch
        {
            MemberNames.Tangent => Assembled(invocation, call, inner, differentiated, results, operands, [.. arguments.Skip(own)]),
            _ => Gradient(invocation, call, inner, differentiated, results[0], operands, includesValue: called.Name == MemberNames.ValueAndGradient),
        };
    }

    /// <summary>One tangent for each number, in its direction.</summary>
    private Value Gradient(
        IOperation source, IOperation call, Function inner, EquatableArray<int> differentiated, IrType type, Value[] operands, bool includesValue)
    {
        Value? value = null;
        var partials = new List<Value>();
        foreach (var direction in differentiated)
        {
            Value[] seeds = [.. differentiated.Select(index => body.Number(call, index == direction ? 1 : 0, inner.Parameters[index].Type))];
            var both = Tangent(call, inner, differentiated, [type], operands, seeds);
            value ??= Part(call, both, 0);
            partials.Add(Part(call, both, 1));
        }

        var gradient = partials.Count == 1 ? partials[0] : Tuple(source, partials);
        return includesValue ? Tuple(source, [value!.Value, gradient]) : gradient;
    }

    private Value Assembled(
        IOperation source, IOperation call, Function inner, EquatableArray<int> differentiated, EquatableArray<IrType> results, Value[] operands, Value[] seeds)
    {
        var both = Tangent(call, inner, differentiated, results, operands, seeds);
        return Tuple(source, [Whole(0), Whole(results.Count)]);

        Value Whole(int first) => results.Count == 1
            ? Part(call, both, first)
            : Tuple(call, [.. Enumerable.Range(first, results.Count).Select(index => Part(call, both, index))]);
    }

    private Value Tangent(IOperation call, Function inner, EquatableArray<int> differentiated, IEnumerable<IrType> results, Value[] operands, Value[] seeds)
    {
        var elements = results.Select(type => new TupleElement(null, type)).ToList();
        return body.EmitTyped(call, new NestedTangent(inner, differentiated), new TupleType([.. elements, .. elements]), [.. operands, .. seeds]);
    }

    private Value Part(IOperation source, Value tuple, int index) =>
        body.EmitTyped(source, new ReadElement(index), ((TupleType)body.Builder.TypeOf(tuple)).Elements[index].Type, tuple);

    private Value Tuple(IOperation source, IReadOnlyList<Value> elements) => body.EmitTyped(
        source, new Primitive("MakeTuple"), new TupleType(elements.Select(element => new TupleElement(null, body.Builder.TypeOf(element))).ToEquatableArray()), [.. elements]);

    private static bool IsSupported(string member, MethodSignature signature, EquatableArray<int> differentiated) => member switch
    {
        MemberNames.Gradient or MemberNames.ValueAndGradient => MemberNames.HasScalarResult(signature) && differentiated.All(index => signature.Parameters[index].Type.IsReal),
        MemberNames.Tangent => differentiated.All(index => signature.Parameters[index].Type is ScalarType or TypeParameterType or ArrayType or MatrixType or VectorType)
            && signature.Result.Elements.All(element => element.Type is ScalarType or TypeParameterType or MatrixType or VectorType),
        _ => false,
    };

    /// <summary>Whether a captured variable is assigned inside of the function: there it is a copy.</summary>
    private static bool IsWritten(DifferentiatedFunction function, ISymbol variable, SitePlace site) =>
        function.Body?.Syntax is ExpressionSyntax lambda
        && site.ModelOf(lambda).AnalyzeDataFlow(lambda) is { Succeeded: true } flow
        && flow.WrittenInside.Contains(variable, SymbolEqualityComparer.Default);

    /// <summary>
    /// Inside of a lambda the call is never made, and what is wrong with it is said here; elsewhere it stands for itself too, and is
    /// answered as any other.
    /// </summary>
    private Value Refuse(IInvocationOperation invocation, IInvocationOperation call, List<Finding> findings)
    {
        if (!body.AnswersNestedCalls || findings.Count == 0)
            return body.RefuseConstruct(invocation, $"'{body.OriginOf(call).Text}'", "mend first what is said of it");
        foreach (var finding in findings)
        {
            var place = body.OriginOf(call.Arguments[0].Syntax);
            body.Report(finding.FirstToken == Finding.AtAttribute ? finding with { FirstToken = place.FirstToken, LastToken = place.LastToken } : finding);
        }

        return body.Placeholder(TypeBinder.Bind(invocation.Type!));
    }
}
