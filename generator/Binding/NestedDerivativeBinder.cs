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
/// captures as further parameters, and its derivative becomes part of the body: what comes out is differentiated like any other text. The
/// function's own variables are values of their own there, so that derivatives with respect to different ones do not mix.
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
        if (findings.Count > 0)
            return Refuse(invocation, call, findings);
        if (!IsSupported(called.Name, signature, differentiated))
            return body.RefuseConstruct(invocation, $"'{called.Name}' of this function, inside of what is differentiated,", "take there the gradient of a number with respect to numbers, or the tangent");

        EquatableArray<IrType> results = [.. signature.Result.Elements.Select(element => element.Type)];
        if (body.BindNested(function, variables, results, call, site) is not { } inner)
            return Refuse(invocation, call, []);
        var arguments = body.Calls.BindArguments(invocation.TargetMethod, invocation.Arguments).Values;
        var own = signature.Parameters.Count;
        Value[] operands = [.. arguments.Take(own), .. variables.Select(variable => body.Frames.Find(variable)!.Load(call))];
        return called.Name == MemberNames.Tangent
            ? Tangent(invocation, call, inner, differentiated, results, [.. operands, .. arguments.Skip(own)])
            : Gradient(invocation, call, inner, differentiated, operands, called.Name == MemberNames.ValueAndGradient ? NestedForm.ValueAndGradient : NestedForm.Gradient);
    }

    private Value Gradient(IOperation source, IOperation call, Function inner, EquatableArray<int> differentiated, Value[] operands, NestedForm form)
    {
        var parts = Parts(call, new NestedDerivative(inner, differentiated, form), operands);
        return form == NestedForm.ValueAndGradient ? Tuple(source, [parts[0], Tuple(source, [.. parts.Skip(1)])]) : Tuple(source, parts);
    }

    private Value Tangent(IOperation source, IOperation call, Function inner, EquatableArray<int> differentiated, EquatableArray<IrType> results, Value[] operands)
    {
        var parts = Parts(call, new NestedDerivative(inner, differentiated, NestedForm.Tangent), operands);
        return Tuple(source, [Tuple(source, [.. parts.Take(results.Count)]), Tuple(source, [.. parts.Skip(results.Count)])]);
    }

    /// <summary>What an operation gives, one by one.</summary>
    private IReadOnlyList<Value> Parts(IOperation call, NestedDerivative operation, Value[] operands)
    {
        body.EnterOrigin(call);
        return body.Builder.EmitAll(operation, operation.Given, operands);
    }

    /// <summary>Several values as one; a single one as itself.</summary>
    private Value Tuple(IOperation source, IReadOnlyList<Value> elements) => elements.Count == 1
        ? elements[0]
        : body.EmitTyped(source, new Primitive("MakeTuple"), new TupleType(elements.Select(element => new TupleElement(null, body.Builder.TypeOf(element))).ToEquatableArray()), [.. elements]);

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
        if (!body.AnswersNestedCalls)
            return body.RefuseConstruct(invocation, $"'{body.OriginOf(call).Text}'", "mend first what is said of it");
        foreach (var finding in findings)
        {
            var place = body.OriginOf(call.Arguments[0].Syntax);
            body.Report(finding.FirstToken == Finding.AtAttribute ? finding with { FirstToken = place.FirstToken, LastToken = place.LastToken } : finding);
        }

        return body.Placeholder(TypeBinder.Bind(invocation.Type!));
    }
}
