using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>A call of <c>Differentiate</c> with its places in the source.</summary>
/// <param name="Declaration">What the places of findings are counted in: the call, or the declaration of the method that it names.</param>
/// <param name="Location">Null where the compiler cannot replace the call.</param>
internal sealed record CallSite(CallSiteModel Model, SyntaxNode Declaration, SyntaxNode Argument, InterceptedLocation? Location);

/// <summary>Reads calls of <c>Differentiate</c>: the function that is differentiated as if it were marked, and what takes the place of the call.</summary>
internal static class CallSiteReader
{
    public static bool IsCandidate(SyntaxNode node) =>
        node is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } invocation && NameOf(invocation) is { } name && MemberNames.OfCallSites.Contains(name);

    /// <summary>The call; null where it is none of <c>Differentiate</c>, or where the program does not compile.</summary>
    /// <param name="context">The call.</param>
    /// <param name="declare">Writes the declarations of a method's members, for functions that call them by name.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static CallSite? Read(GeneratorSyntaxContext context, Func<MethodModel, string?> declare, CancellationToken cancellation)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        try
        {
            return MemberDeclarations.Reading(call, context.SemanticModel, declare, model => Read(new SitePlace(call, model), cancellation));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // An error of the compiler's own stays inside the call that caused it.
            return Refused(new SitePlace(call, context.SemanticModel), call, [Finding.OfFailure(call.Expression.ToString(), exception)]);
        }
    }

    private static CallSite? Read(SitePlace site, CancellationToken cancellation)
    {
        var info = site.Model.GetSymbolInfo(site.Invocation, cancellation);
        if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol { ContainingType: var type } || type.ToDisplayString() != KnownNames.Differentiate)
            return null;
        if (IsInsideOfAnother(site, cancellation))
            return null;
        if (SpanParameter(site, cancellation) is { } span)
            return Refused(site, site.Invocation, [span]);

        // What does not compile is the compiler's to report, but for names of members that are not seen yet.
        if (info.Symbol is not IMethodSymbol called
            || site.Model.GetOperation(site.Invocation, cancellation) is not IInvocationOperation call
            || call.Descendants().Any(operation => operation is IInvalidOperation || operation.Type?.TypeKind == TypeKind.Error)
            || called.TypeArguments.Any(HasErrors))
            return UnseenMembers.In(site.Argument, site.Invocation, site.Model).ToList() is { Count: > 0 } unseen ? Refused(site, site.Invocation, unseen) : null;

        var findings = new List<Finding>();
        return DifferentiatedFunction.Of(call.Arguments[0].Value, site, findings) is { } function
            ? Read(site, called, function, findings)
            : Refused(site, site.Invocation, findings);
    }

    private static CallSite Read(SitePlace site, IMethodSymbol called, DifferentiatedFunction function, List<Finding> findings)
    {
        var signature = CallSiteSignature.Of(called, function, site.Model.Compilation.Options.CheckOverflow, findings);
        var survey = FunctionSurvey.Of(function, called, site);
        var tokens = new SourceTokens(function.Declaration);
        findings.AddRange(survey.Captured.Select(captured => Captured(tokens.OriginOf(captured.Place), captured.Name)).Distinct());
        var existing = ExistingMember.Of(called, function);
        var (body, usesHidden) = existing is null && findings.Count == 0 ? function.Bind([.. signature.Result.Elements.Select(element => element.Type)], site, findings) : (null, false);
        if (findings.Count > 0 || SiteHome.Of(function, survey, usesHidden, site, findings) is not { } home)
            return Refused(site, function.Declaration, findings);

        var target = existing ?? $"{home.TypeName}.{function.Name}{called.Name}";
        if (InterceptorReader.Read(called, survey.TypeParameters, target, findings) is not { } interceptor)
            return Refused(site, function.Declaration, findings);
        var method = new MethodModel(site.Key, home.Container, signature, body, IsInlinable: false, IsDispatched: false, []);
        return new CallSite(new CallSiteModel(method, interceptor, existing is null ? null : ExistingMember.KeyOf(function)), function.Declaration, site.Argument, site.Location);
    }

    private static CallSite Refused(SitePlace site, SyntaxNode declaration, IEnumerable<Finding> findings)
    {
        var signature = new MethodSignature(
            site.ClassName, "", DeclarationForm.Implemented, IsStatic: true, "", "", "", [], new ResultModel("void", IsTuple: false, []), ChecksOverflow: false);
        var method = new MethodModel(site.Key, new ContainingType("", [], site.ClassName), signature, null, IsInlinable: false, IsDispatched: false, findings.ToEquatableArray());
        return new CallSite(new CallSiteModel(method, null, null), declaration, site.Argument, null);
    }

    private static Finding Captured(Origin place, string name) => Finding.At(
        place,
        DiagnosticIds.CapturedVariable,
        name,
        name == "this" ? "pass what is read of it as a further parameter" : $"make '{name}' a further parameter, and pass its value where the derivative is called");

    /// <summary>Whether the call stands in a lambda that is itself differentiated: it is never made there, but bound as part of that lambda.</summary>
    private static bool IsInsideOfAnother(SitePlace site, CancellationToken cancellation) => site.Invocation.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Any(lambda =>
        lambda.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax call } argument
        && argument.Expression.DescendantNodesAndSelf(node => node is ParenthesizedExpressionSyntax or CastExpressionSyntax).Contains(lambda)
        && IsCandidate(call)
        && site.Model.GetSymbolInfo(call, cancellation).Symbol?.ContainingType.ToDisplayString() == KnownNames.Differentiate);

    private static bool HasErrors(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HasErrors(array.ElementType),
        INamedTypeSymbol named => named.TypeKind == TypeKind.Error || named.TypeArguments.Any(HasErrors),
        _ => false,
    };

    /// <summary>C# itself refuses a span there, in words that do not say what to write instead.</summary>
    private static Finding? SpanParameter(SitePlace site, CancellationToken cancellation)
    {
        if (site.Argument is not ParenthesizedLambdaExpressionSyntax lambda)
            return null;
        foreach (var parameter in lambda.ParameterList.Parameters)
        {
            if (site.Model.GetDeclaredSymbol(parameter, cancellation) is { Type: var type } && TypeBinder.Bind(type) is SpanType { IsMemory: false } span)
                return Finding.At(new SourceTokens(site.Invocation).OriginOf(parameter), DiagnosticIds.SpanAtCallSite, parameter.Identifier.Text, $"{span.ElementType}[] {parameter.Identifier.Text}");
        }

        return null;
    }

    private static string? NameOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
