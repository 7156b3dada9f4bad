using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SymbolicBackprop.Generator.Tests.Harness;

/// <summary>What is generated compiles beside its input, warnings as errors, with the warnings that it switches off switched on again.</summary>
internal static class GeneratedText
{
    private const string Silence = "#pragma warning disable\n";

    public static void AssertCompiles(GeneratorRun run)
    {
        var options = (CSharpParseOptions)run.Input.SyntaxTrees[0].Options;
        var whole = run.Input.AddSyntaxTrees(run.Result.GeneratedSources.Select(file =>
        {
            var text = file.SourceText.ToString();
            Assert.Contains(Silence, text, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', text);
            return CSharpSyntaxTree.ParseText(text.Replace(Silence, "\n", StringComparison.Ordinal), options, file.HintName, System.Text.Encoding.UTF8);
        }));
        using var image = new MemoryStream();
        var problems = whole.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems.Select(problem => $"{problem}\n  {LineOf(problem)}")));
    }

    private static string LineOf(Diagnostic problem) => problem.Location.SourceTree is { } tree
        ? tree.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
        : "";
}
