using System.Text.RegularExpressions;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Architecture;

/// <summary>The page of the contract names tests that exist, and says of every line where it is tested.</summary>
public partial class SemanticsPageTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Verifier.SnapshotFolder, "..", "..", ".."));

    [Fact]
    public void Every_test_that_the_page_names_exists()
    {
        var tests = new HashSet<string>(
            Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*Tests*.cs", SearchOption.AllDirectories)
                .SelectMany(file => TestMethod().Matches(File.ReadAllText(file)))
                .Select(match => match.Groups["name"].Value),
            StringComparer.Ordinal);
        var named = Rows().SelectMany(row => Name().Matches(row.Tests)).Select(match => match.Groups["name"].Value).ToList();
        Assert.True(named.Count > 80, $"{named.Count} tests are named.");
        Assert.All(named, name => Assert.Contains(name, tests));
    }

    [Fact]
    public void Every_line_names_a_test() => Assert.All(Rows(), row => Assert.Matches(Name(), row.Tests));

    private static List<(string Line, string Tests)> Rows()
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "semantics.md"));
        var table = page[page.IndexOf("## Where each line is tested", StringComparison.Ordinal)..];
        return [.. table.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|')).Select(cells => (cells[1], cells[2]))];
    }

    [GeneratedRegex(@"\[(?:Fact|Theory)\].*?public (?:async Task|void) (?<name>\w+)\(", RegexOptions.Singleline)]
    private static partial Regex TestMethod();

    [GeneratedRegex("`(?<name>[A-Z]\\w+)`")]
    private static partial Regex Name();
}
