using System.Globalization;
using System.Text.RegularExpressions;

namespace SymbolicBackprop.Package.Tests.Readme;

/// <summary>Whatever the README shows is what happens. Samples write to the console, so they run one after the other.</summary>
public partial class ReadmeTests
{
    public static TheoryData<int> Programs => [.. Enumerable.Range(0, ReadmeDocument.Programs.Count)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_prints_what_stands_below_it(int index)
    {
        var (code, end) = ReadmeDocument.Blocks("<!-- program -->").ElementAt(index);
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            Assert.Equal(ReadmeDocument.BlockAfter(end).Code, new SampleCompiler(code).Run());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void The_emitted_text_is_what_the_generator_writes_for_the_programs()
    {
        var shown = EmittedComment().Matches(ReadmeDocument.Text);
        Assert.NotEmpty(shown);
        Assert.All(shown, comment =>
        {
            var program = int.Parse(comment.Groups["program"].Value, CultureInfo.InvariantCulture);
            Assert.Equal(
                ReadmeDocument.BlockAfter(comment.Index).Code,
                new SampleCompiler(ReadmeDocument.Programs[program - 1]).Member(comment.Groups["member"].Value));
        });
    }

    /// <summary>A quote is indented in its file as a member of a type is.</summary>
    [Fact]
    public void A_quote_stands_in_its_file()
    {
        var quotes = QuoteComment().Matches(ReadmeDocument.Text);
        Assert.NotEmpty(quotes);
        Assert.All(quotes, comment =>
        {
            var lines = ReadmeDocument.BlockAfter(comment.Index).Code.Split('\n').Select(line => line == "" ? "" : $"    {line}");
            Assert.Contains(
                string.Join('\n', lines),
                File.ReadAllText(Repository.PathOf(comment.Groups["path"].Value)).ReplaceLineEndings("\n"),
                StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_derivative_table_is_made_from_the_operation_table() => ReadmeDocument.AssertPart("derivatives", DerivativeTable.Text);

    [Fact]
    public void The_refusals_are_the_generators_answers() => ReadmeDocument.AssertPart("refusals", RefusalTable.Text);

    [Fact]
    public void Every_block_of_code_is_checked() => Assert.Equal(
        ReadmeDocument.Text.Split("```csharp").Length - 1,
        ReadmeDocument.Programs.Count + EmittedComment().Count(ReadmeDocument.Text) + QuoteComment().Count(ReadmeDocument.Text));

    [GeneratedRegex("<!-- emitted by program (?<program>[0-9]+): (?<member>[A-Za-z]+) -->")]
    private static partial Regex EmittedComment();

    [GeneratedRegex("<!-- from (?<path>examples/[A-Za-z0-9/.]+) -->")]
    private static partial Regex QuoteComment();
}
