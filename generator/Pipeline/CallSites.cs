using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Binding;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Emission;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Pipeline;

/// <summary>
/// The calls of <c>Differentiate</c>. The derivative of each goes the way of a marked method's and is in a file of its own, which stays
/// as it is while the text around the call is edited. One small file ties all of them to their calls: only it knows where these are.
/// </summary>
internal static class CallSites
{
    private const string HintName = $"{KnownNames.GeneratedNamespace}.Interceptors.g.cs";

    /// <summary>The calls of a compilation.</summary>
    public static IncrementalValuesProvider<CallSite> Find(IncrementalGeneratorInitializationContext context) => context.SyntaxProvider
        .CreateSyntaxProvider(
            static (node, _) => CallSiteReader.IsCandidate(node),
            static (call, cancellation) => CallSiteReader.Read(call, Stages.Declare, cancellation))
        .Where(static site => site is not null)
        .Select(static (site, _) => site!);

    /// <summary>Writes what takes the place of the calls whose derivatives there are.</summary>
    /// <returns>What is found of the calls at this stage, by their keys.</returns>
    public static IncrementalValuesProvider<(string Key, EquatableArray<Finding> Findings)> Intercept(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<CallSite> sites,
        IncrementalValuesProvider<CallSiteModel> models,
        IncrementalValuesProvider<Staged<Emitted>> compiled,
        IncrementalValuesProvider<Staged<Emitted>> methods)
    {
        var written = Keys(compiled, static method => method.Product is not null).Combine(Keys(methods, static method => method.Product is not null));
        var interceptions = sites
            .Where(static site => site.Location is not null && site.Model.Interceptor is not null)
            .Select(static (site, _) => (Interception: new Interception(site.Model.Key, site.Model.Interceptor!, site.Location!), site.Model.Existing))
            .Collect()
            .Combine(written)
            .Select(static (pair, _) => pair.Left.Where(site => IsWritten(site.Interception.Key, site.Existing, pair.Right.Left, pair.Right.Right)).Select(site => site.Interception).ToEquatableArray())
            .WithTrackingName(StepNames.Intercept);
        context.RegisterSourceOutput(interceptions, static (output, all) =>
        {
            if (all.Count > 0)
                output.AddSource(HintName, InterceptorWriter.Write(all));
        });
        return models.Combine(Keys(methods, static method => method.Product is null && method.Findings.Count > 0)).Select(static (pair, _) => (
            pair.Left.Key,
            pair.Left.Existing is { } existing && pair.Right.Contains(existing)
                ? (EquatableArray<Finding>)[Finding.OfDeclaration(DiagnosticIds.CalleeRefused, pair.Left.Method.Signature.Name)]
                : []));
    }

    private static bool IsWritten(string key, string? existing, EquatableArray<string> compiled, EquatableArray<string> methods) =>
        existing is null ? compiled.Contains(key) : existing.Length == 0 || methods.Contains(existing);

    private static IncrementalValueProvider<EquatableArray<string>> Keys(IncrementalValuesProvider<Staged<Emitted>> methods, Func<Staged<Emitted>, bool> isWanted) =>
        methods.Where(isWanted).Select(static (method, _) => method.Method.Key).Collect().Select(static (keys, _) => keys.ToEquatableArray());
}
