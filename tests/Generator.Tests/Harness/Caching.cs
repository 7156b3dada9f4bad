using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicBackprop.Generator.Pipeline;

namespace SymbolicBackprop.Generator.Tests.Harness;

/// <summary>What runs again after an edit.</summary>
internal static class Caching
{
    /// <summary>Edits that do not change what any method computes change no model, and nothing is written again.</summary>
    public static void AssertUntouchedByTrivia(GeneratorRun run)
    {
        var tree = run.Input.SyntaxTrees[0];
        var source = tree.ToString();
        AssertUntouched(run, "the same text", source);
        AssertUntouched(run, "a comment in every body", WithCommentsInBodies(tree));
        AssertUntouched(run, "a comment at the end", source + "\n// A comment.\n");
        AssertUntouched(run, "a line above", "// A line above.\n\n" + source);
        AssertUntouched(run, "an unrelated type", source + "\ninternal sealed class Unrelated;\n");
    }

    /// <summary>The methods whose text is written again after an edit.</summary>
    public static IEnumerable<string> Rewritten(GeneratorRun before, string editedSource)
    {
        var after = before.Again(Edited(before, editedSource));
        return after.Result.TrackedSteps[StepNames.Emit]
            .SelectMany(step => step.Outputs)
            .Where(output => output.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New)
            .Select(output => ((Staged<Emitted>)output.Value).Method.Signature.Name)
            .Order(StringComparer.Ordinal);
    }

    private static void AssertUntouched(GeneratorRun before, string edit, string editedSource)
    {
        var after = before.Again(Edited(before, editedSource));
        foreach (var (name, step) in after.Steps.Where(step => step.Name != StepNames.Intercept))
        {
            foreach (var (_, reason) in step.Outputs)
                Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"After {edit} the step {name} is {reason}.");
        }

        var written = after.Result.TrackedOutputSteps.SelectMany(output => output.Value).Where(WritesSource).ToList();
        Assert.True(written.SelectMany(step => step.Outputs).All(output => output.Reason == IncrementalStepRunReason.Cached), $"After {edit} a file was written again.");
        Assert.Equal(TextsOf(before), TextsOf(after), ReferenceEqualityComparer.Instance);
        Assert.Equal(before.Models.Where(model => model.Step != StepNames.Intercept).Select(model => model.Model.GetHashCode()), after.Models.Where(model => model.Step != StepNames.Intercept).Select(model => model.Model.GetHashCode()));
    }

    /// <summary>The files but that which ties derivatives to calls: the places of those are in the digest of the file around them.</summary>
    private static IEnumerable<object> TextsOf(GeneratorRun run) =>
        run.Result.GeneratedSources.Where(file => !file.HintName.EndsWith("Interceptors.g.cs", StringComparison.Ordinal)).Select(file => file.SourceText);

    private static CSharpCompilation Edited(GeneratorRun run, string source)
    {
        var tree = run.Input.SyntaxTrees[0];
        return run.Input.ReplaceSyntaxTree(tree, UserCode.Parse(source, ((CSharpParseOptions)tree.Options).LanguageVersion, tree.FilePath));
    }

    /// <summary>The outputs that write files come straight from the emitting steps; the others report diagnostics, which move with the text.</summary>
    private static bool WritesSource(IncrementalGeneratorRunStep output) =>
        output.Inputs.Any(input => input.Source.Name is StepNames.Emit or StepNames.EmitWeights);

    private static string WithCommentsInBodies(SyntaxTree tree)
    {
        var source = tree.ToString();
        var places = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(method => method.ExpressionBody?.ArrowToken.Span.End ?? method.Body?.OpenBraceToken.Span.End)
            .OfType<int>()
            .OrderDescending();
        foreach (var place in places)
            source = source.Insert(place, " /* A comment. */ ");
        return source;
    }
}
