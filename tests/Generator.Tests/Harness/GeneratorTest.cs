using Microsoft.CodeAnalysis.CSharp;

namespace SymbolicBackprop.Generator.Tests.Harness;

/// <summary>
/// Runs the generator as every test does: with the diagnostics that the test names and no other, the generated text compiled together
/// with the input, every step cached after edits that change nothing, models free of Roslyn, and the IR of every stage well formed.
/// </summary>
internal static class GeneratorTest
{
    /// <param name="markedSource">A user's file; the place of each expected diagnostic stands between <c>[|</c> and <c>|]</c>.</param>
    /// <param name="expected">The diagnostics in the order of their places.</param>
    public static GeneratorRun Run(string markedSource, params ExpectedDiagnostic[] expected) => Run(markedSource, LanguageVersion.CSharp12, expected);

    public static GeneratorRun Run(string markedSource, LanguageVersion version, params ExpectedDiagnostic[] expected)
    {
        var source = MarkedSource.Read(markedSource);
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(source.Text, version)));
        AssertDiagnostics(run, source, expected);
        GeneratedText.AssertCompiles(run);
        ModelGraph.AssertFreeOfRoslyn(run);
        IntermediateCode.AssertWellFormed(run);
        Caching.AssertUntouchedByTrivia(run);
        return run;
    }

    private static void AssertDiagnostics(GeneratorRun run, MarkedSource source, ExpectedDiagnostic[] expected)
    {
        Assert.True(source.Marks.Count == expected.Length, $"{source.Marks.Count} places are marked for {expected.Length} diagnostics.");
        Assert.Equal(
            expected.Zip(source.Marks, (diagnostic, mark) => $"{diagnostic.Id} at '{source.Text.Substring(mark.Start, mark.Length)}' ({mark}): {diagnostic.Message}"),
            run.Diagnostics
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(diagnostic => (diagnostic, span: diagnostic.Location.SourceSpan))
                .Select(pair => $"{pair.diagnostic.Id} at '{source.Text.Substring(pair.span.Start, pair.span.Length)}' ({pair.span}): {pair.diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
    }
}
