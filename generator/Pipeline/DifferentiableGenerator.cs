using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicBackprop.Generator.Binding;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Linking;
using SymbolicBackprop.Generator.Planning;

namespace SymbolicBackprop.Generator.Pipeline;

/// <summary>
/// Discover → Bind → Link → Analyze → Differentiate → Plan → Emit for methods and for what calls of <c>Differentiate</c> name,
/// Bind → Emit for types of weights.
/// Diagnostics go on a pipeline of their own, so that they have real places while the source stays cached.
/// </summary>
[Generator]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var found = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownNames.DifferentiableAttribute,
            static (node, _) => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax,
            static (attributed, cancellation) => Anchored<MethodModel>.At(attributed, MethodReader.Read(attributed, Stages.Declare, cancellation)));
        var bound = found.Select(static (method, _) => method.Model).WithTrackingName(StepNames.Bind);
        var program = bound.Collect().Select(static (methods, _) => CallGraph.Of(methods.ToEquatableArray()));
        var sites = CallSites.Find(context);
        var linked = Link(bound, program);
        var boundSites = sites.Select(static (site, _) => site.Model).WithTrackingName(StepNames.BindCallSite);
        var linkedSites = Link(boundSites.Select(static (site, _) => site.Method), program);
        var helpers = Demands(linked).Combine(Demands(linkedSites))
            .Select(static (demands, _) => TangentDemand.Spread([.. demands.Left, .. demands.Right]));
        var planned = Plan(linked, helpers);
        var refused = planned.Where(static method => LateRefusals.IsRefused(method)).Select(static (method, _) => method.Method.Key).Collect()
            .Combine(program).Select(static (pair, _) => LateRefusals.Spread(pair.Left, pair.Right));
        var emitted = Emit(context, planned, refused);
        var emittedSites = Emit(context, Plan(linkedSites, helpers), refused);
        var intercepted = CallSites.Intercept(context, sites, boundSites, emittedSites, emitted);

        var weights = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownNames.DifferentiableAttribute,
            static (node, _) => node is TypeDeclarationSyntax,
            static (attributed, cancellation) => Anchored<WeightsModel>.At(attributed, WeightsReader.Read(attributed, cancellation)));
        var boundWeights = weights.Select(static (type, _) => type.Model).WithTrackingName(StepNames.BindWeights);
        var emittedWeights = boundWeights.Select(static (type, _) => Stages.EmitWeights(type)).WithTrackingName(StepNames.EmitWeights);
        context.RegisterSourceOutput(emittedWeights, static (output, type) =>
        {
            if (type.File is { } file)
                output.AddSource(file.HintName, file.Text);
        });

        var declarations = found.Select(static (method, _) => (method.Model.Key, (IAnchor)method));
        Report(context, declarations, Collected(emitted.Select(static (method, _) => (method.Method.Key, method.Findings))));
        Report(context, weights.Select(static (type, _) => (type.Model.Key, (IAnchor)type)), Collected(emittedWeights.Select(static (type, _) => (type.Key, type.Findings))));
        var calls = sites.Select(static (site, _) => (site.Model.Key, (IAnchor)new Anchored<CallSiteModel>(site.Model, site.Declaration, site.Argument)));
        Report(context, calls, Collected(emittedSites.Select(static (method, _) => (method.Method.Key, method.Findings))));
        Report(context, calls, Collected(intercepted));
        foreach (var attribute in new[] { KnownNames.ForwardOfAttribute, KnownNames.BackwardOfAttribute, KnownNames.TangentOfAttribute })
        {
            var faults = context.SyntaxProvider.ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is MethodDeclarationSyntax,
                static (attributed, _) => RuleBook.Of(attributed.SemanticModel.Compilation).FaultsOf(attributed));
            context.RegisterSourceOutput(faults, static (output, found) =>
            {
                foreach (var fault in found)
                    output.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(fault.Finding.Id), fault.Place, [.. fault.Finding.Arguments.Cast<object>()]));
            });
        }

        var lambdas = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => LambdaReader.IsCandidate(node),
            static (lambda, cancellation) => LambdaReader.Read(lambda, cancellation));
        context.RegisterSourceOutput(lambdas, static (output, lambda) =>
        {
            if (lambda is { } marked)
                output.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(marked.Finding.Id), marked.Attribute.GetLocation(), [.. marked.Finding.Arguments.Cast<object>()]));
        });
        var overrides = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => UnmarkedOverrideReader.IsCandidate(node),
            static (declaration, cancellation) => UnmarkedOverrideReader.Read(declaration, cancellation));
        context.RegisterSourceOutput(overrides, static (output, unmarked) =>
        {
            foreach (var (place, finding) in unmarked)
                output.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(finding.Id), place.GetLocation(), [.. finding.Arguments.Cast<object>()]));
        });
    }

    private static IncrementalValuesProvider<Staged<Function>> Link(IncrementalValuesProvider<MethodModel> bound, IncrementalValueProvider<CallGraph> program) =>
        bound.Combine(program).Select(static (pair, _) => Stages.Link(pair.Left, pair.Right)).WithTrackingName(StepNames.Link);

    private static IncrementalValueProvider<ImmutableArray<TangentDemand>> Demands(IncrementalValuesProvider<Staged<Function>> linked) =>
        linked.Select(static (method, _) => TangentDemand.Of(method.Method, method.Product)).Collect();

    private static IncrementalValuesProvider<Staged<Members<PlannedFunction>>> Plan(
        IncrementalValuesProvider<Staged<Function>> linked, IncrementalValueProvider<EquatableArray<(string Key, DerivativeFamilies Families)>> helpers)
    {
        var demanded = linked.Combine(helpers).Select(static (pair, _) => Stages.AddHelpers(pair.Left, pair.Right));
        var analyzed = demanded.Select(static (method, _) => Stages.Analyze(method)).WithTrackingName(StepNames.Analyze);
        var differentiated = analyzed.Select(static (method, _) => Stages.Differentiate(method)).WithTrackingName(StepNames.Differentiate);
        return differentiated.Select(static (method, _) => Stages.Plan(method)).WithTrackingName(StepNames.Plan);
    }

    private static IncrementalValuesProvider<Staged<Emitted>> Emit(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<Staged<Members<PlannedFunction>>> planned,
        IncrementalValueProvider<EquatableArray<string>> refused)
    {
        var twins = planned.Select(static (method, _) => method.Method.Key).Collect().Select(static (keys, _) => Twins.Of(keys));
        var settled = planned.Combine(refused).Select(static (pair, _) => LateRefusals.Apply(pair.Left, pair.Right))
            .Combine(twins).Select(static (pair, _) => Twins.Drop(pair.Left, pair.Right));
        var emitted = settled.Select(static (method, _) => Stages.Emit(method)).WithTrackingName(StepNames.Emit);
        context.RegisterSourceOutput(emitted, static (output, method) =>
        {
            if (method.Product is { } file)
                output.AddSource(file.HintName, file.Text);
        });
        return emitted;
    }

    /// <summary>Brings what the stages found to the declarations that it was found in, which alone know their places.</summary>
    private static void Report(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<(string Key, IAnchor Anchor)> declarations,
        IncrementalValueProvider<EquatableArray<(string Key, EquatableArray<Finding> Findings)>> findings)
    {
        context.RegisterSourceOutput(declarations.Collect().Combine(findings), static (output, pair) =>
        {
            var found = pair.Right.ToLookup(declaration => declaration.Key, declaration => declaration.Findings);
            foreach (var (key, anchor) in pair.Left)
            {
                foreach (var finding in found[key].SelectMany(findings => findings))
                    output.ReportDiagnostic(anchor.Diagnose(finding));
            }
        });
    }

    private static IncrementalValueProvider<EquatableArray<(string Key, EquatableArray<Finding> Findings)>> Collected(
        IncrementalValuesProvider<(string Key, EquatableArray<Finding> Findings)> found) =>
        found.Where(static declaration => declaration.Findings.Count > 0).Collect().Select(static (all, _) => all.ToEquatableArray());
}
