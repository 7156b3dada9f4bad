using System.Text.RegularExpressions;

namespace Examples.Tests;

/// <summary>The programs as they are started: what they print is what the README shows, and bad input is one line.</summary>
public sealed partial class ProgramTests
{
    [Theory]
    [InlineData("Optimize")]
    [InlineData("Finance")]
    [InlineData("Physics")]
    public void A_program_prints_what_the_README_shows(string name)
    {
        var (exitCode, output, error) = ExampleProgram.Run(name);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(WithoutTimes(Shown(name)), WithoutTimes(output));
    }

    [Theory]
    [InlineData("Unrecognized command or argument '--swarm'.", "Optimize", "--swarm")]
    [InlineData("--paths must be at least 2", "Finance", "--paths", "1")]
    [InlineData("--dates must be at least 1", "Finance", "--dates", "0")]
    [InlineData("Cannot parse argument 'many' for option '--paths' as expected type 'System.Int32'.", "Finance", "--paths", "many")]
    [InlineData("the cannon does not learn to hit 2000 m downrange and 40 m sideways with a wind of 8 m/s", "Physics", "--downrange", "2000")]
    [InlineData("the cannon does not learn to hit NaN m downrange and 40 m sideways with a wind of 8 m/s", "Physics", "--downrange", "NaN")]
    public void Bad_input_is_one_line_and_exit_code_2(string message, string name, params string[] arguments) =>
        Assert.Equal((2, "", $"error: {message}\n"), ExampleProgram.Run(name, arguments));

    [Fact]
    public void Options_change_the_result()
    {
        var (exitCode, output, _) = ExampleProgram.Run("Finance", "--paths", "1000", "--dates", "4", "--seed", "7");
        Assert.Equal(0, exitCode);
        Assert.Contains("\n1000 paths of 4 dates: ", output, StringComparison.Ordinal);

        // Without wind, and straight ahead, there is nothing to learn about the azimuth.
        (exitCode, output, _) = ExampleProgram.Run("Physics", "--crosswind", "0", "--sideways", "0");
        Assert.Equal(0, exitCode);
        Assert.All(output.Split('\n').Where(line => line.EndsWith(" m", StringComparison.Ordinal)), line => Assert.Contains("   0.00000° ", line, StringComparison.Ordinal));
    }

    /// <summary>What stands in the README as printed by a program.</summary>
    private static string Shown(string name)
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "README.md")).ReplaceLineEndings("\n");
        var comment = readme.IndexOf($"<!-- printed by {name} -->\n", StringComparison.Ordinal);
        Assert.True(comment >= 0, $"The README does not show what {name} prints.");
        var start = readme.IndexOf("```text\n", comment, StringComparison.Ordinal) + "```text\n".Length;
        return readme[start..(readme.IndexOf("\n```", start, StringComparison.Ordinal) + 1)];
    }

    /// <summary>Times are those of one machine and one day.</summary>
    private static string WithoutTimes(string text) => Time().Replace(text, " … ms");

    [GeneratedRegex(" +[0-9.]+ ms")]
    private static partial Regex Time();

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SymbolicBackprop.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
