using Lessons.Pages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Generator.Pipeline;

namespace Lessons.Tests;

/// <summary>The generated files that are checked in and shown are those that the generator writes from the lessons as they are.</summary>
public sealed class GeneratedFilesTests
{
    private static readonly Lazy<Dictionary<string, string>> Emitted = new(Emit);

    private static string Folder { get; } = Path.Combine(Root(), "examples", "Lessons");

    [Fact]
    public void Regenerating_changes_no_file()
    {
        var stored = Directory.EnumerateFiles(Path.Combine(Folder, "Generated"), "*.cs", SearchOption.AllDirectories).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        AssertEqual(stored);
    }

    [Fact]
    public void The_program_shows_the_text_that_the_generator_writes() => AssertEqual(SourceText.GeneratedFiles.ToDictionary(name => name, SourceText.Read));

    private static void AssertEqual(Dictionary<string, string> stored)
    {
        Assert.Equal(Emitted.Value.Keys.Order(StringComparer.Ordinal), stored.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, text) in stored)
            Assert.Equal(Emitted.Value[name], text);
    }

    private static Dictionary<string, string> Emit()
    {
        const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var files = Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetRelativePath(Folder, path).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj" or "Generated"))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not ("Lessons.dll" or "Lessons.Tests.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Lessons",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, options), .. files],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        var result = CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: options).RunGenerators(compilation).GetRunResult();
        Assert.Empty(result.Diagnostics);
        return result.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
    }

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
