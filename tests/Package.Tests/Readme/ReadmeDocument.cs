namespace SymbolicBackprop.Package.Tests.Readme;

/// <summary>The README as its tests read it: blocks of code, each announced by a comment that says what it is.</summary>
internal static class ReadmeDocument
{
    public static string FilePath { get; } = Repository.PathOf("README.md");

    /// <summary>The text of the README; its lines end as they do in the repository.</summary>
    public static string Text { get; } = File.ReadAllText(FilePath).ReplaceLineEndings("\n");

    /// <summary>The complete programs in the order of their printing.</summary>
    public static IReadOnlyList<string> Programs { get; } = [.. Blocks("<!-- program -->").Select(block => block.Code)];

    /// <summary>The code blocks under a comment, and the ends of these in the text.</summary>
    public static IEnumerable<(string Code, int End)> Blocks(string comment)
    {
        for (var at = Text.IndexOf(comment, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(comment, at + 1, StringComparison.Ordinal))
            yield return BlockAfter(at);
    }

    /// <summary>The first code block after a place.</summary>
    public static (string Code, int End) BlockAfter(int place)
    {
        var fence = Text.IndexOf("\n```", place, StringComparison.Ordinal);
        var start = Text.IndexOf('\n', fence + 1) + 1;
        var end = Text.IndexOf("\n```", start, StringComparison.Ordinal);
        return (Text[start..(end + 1)], end + 1);
    }

    /// <summary>
    /// A part between two comments is what its test makes anew. On a difference the whole README with the new part is left beside it,
    /// to be looked at and put in its place.
    /// </summary>
    public static void AssertPart(string name, string expected)
    {
        var opening = $"<!-- {name} -->\n";
        var start = Text.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        var end = Text.IndexOf($"<!-- /{name} -->", start, StringComparison.Ordinal);
        Assert.True(start >= opening.Length && end >= 0, $"The README has no part between '<!-- {name} -->' and '<!-- /{name} -->'.");
        if (Text[start..end] == expected)
            return;
        File.WriteAllText(Repository.PathOf($"README.{name}.received.md"), Text[..start] + expected + Text[end..]);
        Assert.Fail($"The part '{name}' of the README is not what README.{name}.received.md says:\n{expected}");
    }
}
