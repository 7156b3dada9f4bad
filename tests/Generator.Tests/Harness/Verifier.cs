using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Microsoft.CodeAnalysis;

namespace SymbolicBackprop.Generator.Tests.Harness;

/// <summary>
/// Snapshots by the conventions of Verify.SourceGenerators: <c>Snapshots/Class.Method#HintName.verified.cs</c> is what is expected; on a
/// difference the actual text is written beside it as <c>.received.cs</c>, and accepting it is renaming that file by hand.
/// Where that package can be had, this file gives way to it.
/// </summary>
internal static partial class Verifier
{
    /// <summary>Compares every generated file with its snapshot.</summary>
    public static Task Verify(GeneratorDriver driver, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        var files = driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources)
            .Select(file => new Snapshot($"#{file.HintName[..^".cs".Length]}", "cs", Scrub(file.SourceText.ToString())));
        return Compare(SnapshotFolder, $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}", "cs", [.. files]);
    }

    /// <summary>Compares a text with its snapshot.</summary>
    public static Task Verify(string target, string extension = "txt", [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "") =>
        Compare(SnapshotFolder, $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}", extension, [new Snapshot("", extension, target)]);

    /// <summary>The folder of the snapshots in the source tree.</summary>
    public static string SnapshotFolder { get; } = Path.Combine(ProjectFolder(), "Snapshots");

    /// <summary>Compares snapshots with their files in a folder; a file that no snapshot belongs to is a failure as well.</summary>
    internal static async Task Compare(string folder, string prefix, string extension, IReadOnlyList<Snapshot> snapshots)
    {
        var failures = new List<string>();
        foreach (var snapshot in snapshots)
        {
            var verified = Path.Combine(folder, $"{prefix}{snapshot.Name}.verified.{snapshot.Extension}");
            var received = Path.Combine(folder, $"{prefix}{snapshot.Name}.received.{snapshot.Extension}");
            var expected = File.Exists(verified) ? (await File.ReadAllTextAsync(verified)).ReplaceLineEndings("\n") : null;
            if (expected == snapshot.Text)
            {
                File.Delete(received);
                continue;
            }

            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(received, snapshot.Text);
            failures.Add(expected is null
                ? $"{Path.GetFileName(verified)} does not exist. If {Path.GetFileName(received)} is right, rename it."
                : $"{Path.GetFileName(verified)} differs:\n{Difference(expected, snapshot.Text)}");
        }

        var known = snapshots.Select(snapshot => $"{prefix}{snapshot.Name}.verified.{snapshot.Extension}").ToHashSet(StringComparer.Ordinal);
        var orphans = FilesOf(folder, prefix, extension).Where(name => !known.Contains(name));
        failures.AddRange(orphans.Select(orphan => $"{orphan} belongs to no generated file: delete it."));
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    private static IEnumerable<string> FilesOf(string folder, string prefix, string extension) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, $"*.verified.{extension}")
            .Select(path => Path.GetFileName(path))
            .Where(name => name.StartsWith(prefix + "#", StringComparison.Ordinal) || name.StartsWith(prefix + ".verified", StringComparison.Ordinal))
        : [];

    private static string Difference(string expected, string actual) => string.Join("\n", new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, actual).Lines
        .Where(line => line.Type != ChangeType.Unchanged)
        .Take(60)
        .Select(line => $"{(line.Type == ChangeType.Inserted ? "+" : "-")} {line.Text}"));

    /// <summary>The version moves with every release, the digest in a location with every edit, and neither says anything about the text.</summary>
    private static string Scrub(string text) => Location().Replace(Version().Replace(text, "${before}{version}\""), "${before}{location}\"");

    [GeneratedRegex("(?<before>GeneratedCode\\(\"SymbolicBackprop\", \")[^\"]*\"")]
    private static partial Regex Version();

    [GeneratedRegex("(?<before>InterceptsLocation\\(1, \")[^\"]*\"")]
    private static partial Regex Location();

    private static string ProjectFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Generator.Tests.csproj")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"Generator.Tests.csproj is in no folder above {AppContext.BaseDirectory}.");
    }
}

/// <summary>One text to compare; its name is what follows the test's name in the name of the file.</summary>
internal sealed record Snapshot(string Name, string Extension, string Text);
