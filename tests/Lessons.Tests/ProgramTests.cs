using Lessons.Pages;

namespace Lessons.Tests;

public sealed class ProgramTests
{
    public static TheoryData<int> Lessons => [.. Enumerable.Range(1, LessonCatalog.Count)];

    [Fact]
    public void There_are_sixteen_lessons() => Assert.Equal(16, LessonCatalog.Count);

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_number_shows_that_lesson_alone(int lesson)
    {
        var (exitCode, output, error) = Run($"{lesson}");
        var page = LessonCatalog.Page(lesson);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.StartsWith($"Lesson {lesson}: {page.Title}\n", output, StringComparison.Ordinal);
        Assert.Equal(1, output.Split("\nWhat you write\n").Length - 1);
        Assert.Contains(page.Expression, output, StringComparison.Ordinal);
        Assert.Contains("[Differentiable]", output, StringComparison.Ordinal);
        Assert.Contains($"▶ {page.OutputName}", output, StringComparison.Ordinal);
        foreach (var result in page.Results)
            Assert.Matches($@"(?m)^    {System.Text.RegularExpressions.Regex.Escape(result.Name)} *= {System.Text.RegularExpressions.Regex.Escape(result.Value.ToString())}", output);
        foreach (var line in SourceText.Backward(page))
            Assert.Contains(line, output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void The_emitted_text_is_whole_and_has_no_checks_and_no_long_names(int lesson)
    {
        var page = LessonCatalog.Page(lesson);
        var text = SourceText.Backward(page);
        Assert.Contains($" {page.Method}Backward(", text[0], StringComparison.Ordinal);
        Assert.Equal(("{", "}"), (text[1], text[^1]));
        Assert.Contains(text, line => line.StartsWith("    return ", StringComparison.Ordinal));
        Assert.DoesNotContain(text, line => line.Contains("global::", StringComparison.Ordinal) || line.Contains("ThrowIfNull", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_of_the_second_lesson_reads_as_printed() => Assert.Equal(
        """
        Lesson 2: Buying apples
        ═══════════════════════

            total = price · count · tax   for 2 apples at 100, tax 10 %

        What you write

            [Differentiable]
            public static double Total(double price, double count, double tax) => price * count * tax;

        The computation graph: values above the arrows, derivatives below them

                    100         200         220
            price ──────▶ (×) ──────▶ (×) ──────▶ total
                    2.2    ▲    1.1    ▲     1
                           │           │
                     2     │           │
            count ─────────┘           │
                    110                │
                                       │
                    1.1                │
              tax ─────────────────────┘
                    200

        The gradient

            ∂Total/∂price = tax·count
            ∂Total/∂count = tax·price
            ∂Total/∂tax = price·count

            total         = 220
            ∂total/∂price = 2.2
            ∂total/∂count = 110   one apple more costs 110 more
            ∂total/∂tax   = 200

        What is generated (names shortened, checks of the arguments left out)

            public static (double price, double count, double tax) TotalBackward(double price, double count, double tax, double upstream)
            {
                double dProduct = upstream * tax; // price * count * tax
                double dTax = upstream * (price * count); // price * count * tax
                double dPrice = dProduct * count; // price * count
                double dCount = dProduct * price; // price * count
                return (dPrice, dCount, dTax);
            }


        """,
        Run("2").Output);

    [Fact]
    public void Without_an_argument_all_lessons_come_in_order()
    {
        var (exitCode, output, error) = Run();
        Assert.Equal((0, ""), (exitCode, error));
        var titles = output.Split('\n').Where(line => line.StartsWith("Lesson ", StringComparison.Ordinal)).Select(line => line.Split(':')[0]);
        Assert.Equal(Enumerable.Range(1, 16).Select(number => $"Lesson {number}"), titles);
    }

    [Theory]
    [InlineData("'0' is not a lesson: give a number from 1 to 16.", "0")]
    [InlineData("'17' is not a lesson: give a number from 1 to 16.", "17")]
    [InlineData("'-1' is not a lesson: give a number from 1 to 16.", "-1")]
    [InlineData("'apples' is not a lesson: give a number from 1 to 16.", "apples")]
    [InlineData("'1.5' is not a lesson: give a number from 1 to 16.", "1.5")]
    [InlineData("'' is not a lesson: give a number from 1 to 16.", "")]
    [InlineData("Unrecognized command or argument '2'.", "1", "2")]
    public void A_bad_argument_is_one_line_and_exit_code_2(string message, params string[] arguments)
    {
        var (exitCode, output, error) = Run(arguments);
        Assert.Equal((2, "", message + "\n"), (exitCode, output, error));
    }

    [Fact]
    public void A_lesson_that_does_not_exist_is_refused_by_the_catalog()
    {
        Assert.Throws<ArgumentOutOfRangeException>("number", () => LessonCatalog.Page(0));
        Assert.Throws<ArgumentOutOfRangeException>("number", () => LessonCatalog.Page(17));
    }

    private static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (LessonProgram.Run(arguments, output, error), output.ToString(), error.ToString());
    }
}
