using System.Net;
using System.Reflection;

namespace Lessons.Pages;

/// <summary>The texts of the lessons and of what was generated from them, which are embedded in the program.</summary>
public static class SourceText
{
    private const string FormulaStart = "<para><c>";

    // What a reader would have as usings; the generated text needs none, so that it compiles in any file.
    private static readonly string[] Namespaces =
    [
        "global::SymbolicBackprop.CompilerServices.",
        "global::SymbolicBackprop.LinearAlgebra.",
        "global::SymbolicBackprop.",
        "global::Lessons.Training.",
        "global::Lessons.",
        "global::System.",
    ];

    private static readonly Assembly Program = typeof(SourceText).Assembly;

    /// <summary>The names of the embedded generated files.</summary>
    public static IEnumerable<string> GeneratedFiles => Program.GetManifestResourceNames().Where(name => name.EndsWith(".g.cs", StringComparison.Ordinal));

    /// <summary>An embedded file.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public static string Read(string name)
    {
        using var stream = Program.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"'{name}' is not embedded in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The differentiable method, as the user wrote it.</summary>
    public static IReadOnlyList<string> Written(LessonPage page) => Member(Read($"{page.Type}.cs"), page.Method, out _);

    /// <summary>The backward method that was generated from it, with short names and without its checks of the arguments.</summary>
    public static IReadOnlyList<string> Backward(LessonPage page)
    {
        var lines = Member(ReadGenerated(page), page.Method + "Backward", out _).Where(line => !IsCheck(line)).Select(Shorten).ToList();
        // Nothing but checks stood below this comment.
        var forward = lines.FindIndex(line => line.Trim() == "// Forward");
        if (forward >= 0 && lines[forward + 1].Length == 0)
            lines.RemoveRange(forward, 2);
        return lines;
    }

    /// <summary>The formulas of the gradient from the documentation of the backward method; none where they are not short.</summary>
    public static IReadOnlyList<string> Formulas(LessonPage page)
    {
        var text = ReadGenerated(page);
        _ = Member(text, page.Method + "Backward", out var documentation);
        return [.. documentation.Where(line => line.Contains(FormulaStart, StringComparison.Ordinal)).Select(Formula)];
    }

    private static string ReadGenerated(LessonPage page)
    {
        var prefix = $"Lessons.{page.Type}.{page.Method}.";
        return Read(GeneratedFiles.FirstOrDefault(name => name.StartsWith(prefix, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No file of '{prefix}*' is embedded: build the program twice after a lesson was added."));
    }

    private static bool IsCheck(string line) =>
        line.Contains("ThrowIfNull(", StringComparison.Ordinal) || line.Contains("DerivativeGuard.", StringComparison.Ordinal);

    private static string Shorten(string line) => Namespaces.Aggregate(line, (text, name) => text.Replace(name, "", StringComparison.Ordinal));

    /// <summary>A member from its declaration to its end, with the margin taken off, and the lines of its documentation.</summary>
    private static List<string> Member(string text, string name, out IReadOnlyList<string> documentation)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var first = Array.FindIndex(lines, line => line.TrimStart().StartsWith("public static ", StringComparison.Ordinal) && line.Contains($" {name}(", StringComparison.Ordinal));
        if (first < 0)
            throw new InvalidOperationException($"There is no member '{name}' in the embedded text.");
        var margin = lines[first].Length - lines[first].TrimStart().Length;
        var end = lines[first + 1].Trim() == "{" ? new string(' ', margin) + "}" : ";";
        var last = Array.FindIndex(lines, first, line => end == ";" ? line.EndsWith(';') : line == end);
        documentation = [.. lines.Take(first).Reverse().TakeWhile(line => line.TrimStart().StartsWith('/') || line.TrimStart().StartsWith('[')).Reverse()];
        return [.. lines[first..(last + 1)].Select(line => line.Length > margin ? line[margin..] : "")];
    }

    private static string Formula(string line) =>
        WebUtility.HtmlDecode(line[(line.IndexOf(FormulaStart, StringComparison.Ordinal) + FormulaStart.Length)..line.IndexOf("</c></para>", StringComparison.Ordinal)]);
}
