using Lessons.Graphs;

namespace Lessons.Pages;

/// <summary>Prints a lesson: the expression, the computation graph, the gradient, the emitted text.</summary>
internal static class PagePrinter
{
    private const string Margin = "    ";

    public static void Print(LessonPage page, TextWriter output)
    {
        var title = $"Lesson {page.Number}: {page.Title}";
        output.WriteLine(title);
        output.WriteLine(new string('═', title.Length));
        output.WriteLine();
        output.WriteLine(Margin + page.Expression);
        Section(output, "What you write", ["[Differentiable]", .. SourceText.Written(page)]);
        Section(output, "The computation graph: values above the arrows, derivatives below them", GraphDrawing.Draw(page.Graph, page.OutputName));
        var formulas = SourceText.Formulas(page);
        Section(output, "The gradient", formulas.Count == 0 ? Lines(page.Results) : [.. formulas, "", .. Lines(page.Results)]);
        Section(output, "What is generated (names shortened, checks of the arguments left out)", SourceText.Backward(page));
        if (page.Remarks.Count > 0)
            Section(output, "Note", page.Remarks);
        output.WriteLine();
    }

    private static IEnumerable<string> Lines(IReadOnlyList<Result> results)
    {
        var width = results.Max(result => result.Name.Length);
        return results.Select(result => $"{result.Name.PadRight(width)} = {result.Value}{(result.Remark.Length == 0 ? "" : $"   {result.Remark}")}");
    }

    private static void Section(TextWriter output, string title, IEnumerable<string> lines)
    {
        output.WriteLine();
        output.WriteLine(title);
        output.WriteLine();
        foreach (var line in lines)
            output.WriteLine(line.Length == 0 ? "" : Margin + line);
    }
}
