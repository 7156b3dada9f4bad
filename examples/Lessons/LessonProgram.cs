using System.CommandLine;
using Lessons.Pages;

namespace Lessons;

/// <summary>The command line: one lesson by its number, or all of them.</summary>
public static class LessonProgram
{
    private const int BadArgument = 2;

    /// <summary>Prints what the arguments ask for.</summary>
    /// <returns>The exit code: 0, or 2 for a bad argument.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var number = new Argument<int?>("lesson")
        {
            Description = $"The number of the lesson, from 1 to {LessonCatalog.Count}; all lessons without it.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (int.TryParse(text, out var value) && value >= 1 && value <= LessonCatalog.Count)
                    return value;
                result.AddError($"'{text}' is not a lesson: give a number from 1 to {LessonCatalog.Count}.");
                return null;
            },
        };
        var command = new RootCommand("The worked examples of the lectures on backpropagation, with derivatives that the generator wrote.") { number };
        command.SetAction(arguments => Print(arguments.GetValue(number), output));
        var parsed = command.Parse(args);
        if (parsed.Errors.Count == 0)
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        error.WriteLine(parsed.Errors[0].Message);
        return BadArgument;
    }

    private static void Print(int? number, TextWriter output)
    {
        foreach (var lesson in number is { } one ? [one] : Enumerable.Range(1, LessonCatalog.Count))
            PagePrinter.Print(LessonCatalog.Page(lesson), output);
    }
}
