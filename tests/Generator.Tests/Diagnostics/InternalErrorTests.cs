using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Pipeline;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>An error of the generator's own: no source is known that provokes one, so a stage is given a function that is none.</summary>
public class InternalErrorTests
{
    private const string Source = """
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [Differentiable]
            public static double F(double x) => x * x;
        }
        """;

    [Fact]
    public void A_stage_that_fails_refuses_the_method_at_its_attribute()
    {
        var run = GeneratorTest.Run(Source);
        var linked = (Staged<Function>)run.Models.Single(model => model.Step == StepNames.Link).Model;
        var broken = linked.Product! with { Body = linked.Product.Body with { Instructions = [.. linked.Product.Body.Instructions, new Let([], new Primitive("Nonsense"), [], Origin.None)] } };

        var differentiated = Stages.Differentiate(Stages.Analyze(linked with { Product = broken }));

        Assert.Null(differentiated.Product);
        var finding = Assert.Single(differentiated.Findings);
        var declaration = run.Input.SyntaxTrees[0].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        var diagnostic = new Anchored<MethodModel>(linked.Method, declaration, declaration.AttributeLists[0].Attributes[0]).Diagnose(finding);
        Assert.Equal("SBP090", diagnostic.Id);
        Assert.Equal("Differentiable", Source.ReplaceLineEndings("\n").Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.StartsWith("The generator failed on 'F' (KeyNotFoundException: ", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_refused_before_passes_through_the_later_stages()
    {
        var linked = (Staged<Function>)GeneratorTest.Run(Source).Models.Single(model => model.Step == StepNames.Link).Model;
        EquatableArray<Finding> findings = [Finding.OfFailure("F", new InvalidOperationException("reason"))];
        var emitted = Stages.Emit(Stages.Plan(Stages.Differentiate(Stages.Analyze(linked with { Product = null, Findings = findings }))));
        Assert.Null(emitted.Product);
        Assert.Equal(findings, emitted.Findings);
    }
}
