using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace SymbolicBackprop.Generator.Tests.Harness;

/// <summary>A source that says itself what is refused: <c>/*!SBP010*/</c> before the tokens, <c>/*!*/</c> behind them.</summary>
internal sealed partial record RefusalSource(string Text, IReadOnlyList<(string Id, TextSpan Place)> Marks)
{
    public static RefusalSource Read(string marked)
    {
        var text = new StringBuilder();
        var marks = new List<(string, TextSpan)>();
        var position = 0;
        foreach (Match mark in Mark().Matches(marked))
        {
            text.Append(marked, position, mark.Index - position);
            marks.Add((mark.Groups["id"].Value, new TextSpan(text.Length, mark.Groups["tokens"].Length)));
            text.Append(mark.Groups["tokens"].Value);
            position = mark.Index + mark.Length;
        }

        return new RefusalSource(text.Append(marked, position, marked.Length - position).ToString(), marks);
    }

    /// <summary>Runs the generator: it says these things at these tokens and nothing else, and what it writes compiles.</summary>
    public GeneratorRun Run()
    {
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(Text, Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview)));
        Assert.Equal(
            Marks.Select(mark => $"{mark.Id} at '{Text.Substring(mark.Place.Start, mark.Place.Length)}' ({mark.Place})"),
            run.Diagnostics
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan))
                .Select(pair => $"{pair.Id} at '{Text.Substring(pair.SourceSpan.Start, pair.SourceSpan.Length)}' ({pair.SourceSpan})"));
        GeneratedText.AssertCompiles(run);
        IntermediateCode.AssertWellFormed(run);
        return run;
    }

    [GeneratedRegex(@"/\*!(?<id>SBP\d+)\*/(?<tokens>.*?)/\*!\*/", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
