using System.Text.RegularExpressions;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>Every diagnostic is in the code, in the release file, in the documentation and in a test, and nowhere is one more.</summary>
public partial class DescriptorTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Verifier.SnapshotFolder, "..", "..", ".."));

    [Fact]
    public void Every_id_has_a_descriptor() => Assert.Equal(
        typeof(DiagnosticIds).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        Descriptors.All.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void The_release_file_lists_what_there_is() => Assert.Equal(
        Descriptors.All.Select(descriptor => $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}"),
        File.ReadAllLines(Path.Combine(Root, "generator", "AnalyzerReleases.Unshipped.md")).Where(line => line.StartsWith("SBP", StringComparison.Ordinal)));

    [Fact]
    public void The_documentation_has_a_section_for_each_with_its_title()
    {
        var sections = Section().Matches(File.ReadAllText(Path.Combine(Root, "docs", "diagnostics.md")).ReplaceLineEndings("\n"));
        Assert.Equal(
            Descriptors.All.Select(descriptor => (descriptor.Id, descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            sections.Select(section => (section.Groups["id"].Value, section.Groups["title"].Value)));
        Assert.All(Descriptors.All, descriptor => Assert.EndsWith($"docs/diagnostics.md#{descriptor.Id.ToLowerInvariant()}", descriptor.HelpLinkUri, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_one_is_provoked_by_a_test()
    {
        var tests = string.Join("\n", Directory.EnumerateFiles(Path.Combine(Root, "tests", "Generator.Tests", "Diagnostics"), "*Tests.cs").Select(File.ReadAllText));
        string[] missing = [.. Descriptors.All.Select(descriptor => descriptor.Id).Where(id => !tests.Contains($"\"{id}\"", StringComparison.Ordinal))];
        Assert.Empty(missing);
    }

    [GeneratedRegex(@"^## (?<id>SBP\d+)\n\n\*\*(?<title>[^*]+)\*\*", RegexOptions.Multiline)]
    private static partial Regex Section();
}
