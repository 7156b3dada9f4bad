using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicBackprop.Generator.Binding;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Linking;
using SymbolicBackprop.Generator.Pipeline;

namespace SymbolicBackprop.Gradients.Tests.Checks;

/// <summary>The first stages of the generator, up to the analysis of each method: differentiating and printing the whole corpus would take most of a test run.</summary>
internal sealed class AnalysisGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var bound = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownNames.DifferentiableAttribute,
            static (node, _) => node is BaseMethodDeclarationSyntax,
            static (attributed, cancellation) => MethodReader.Read(attributed, Stages.Declare, cancellation));
        var program = bound.Collect().Select(static (methods, _) => CallGraph.Of(methods.ToEquatableArray()));
        var analyzed = bound.Combine(program)
            .Select(static (pair, _) => Stages.Analyze(Stages.Link(pair.Left, pair.Right)))
            .WithTrackingName(StepNames.Analyze);
        context.RegisterSourceOutput(analyzed, static (_, _) => { });
    }
}
