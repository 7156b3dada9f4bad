using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Generator.Pipeline;

namespace SymbolicBackprop.Package.Tests.Readme;

/// <summary>Compiles a text as a fresh project with the package would, and runs it.</summary>
internal sealed class SampleCompiler
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("SymbolicBackprop.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Compilation _compilation;
    private readonly ImmutableArray<Diagnostic> _reported;

    public SampleCompiler(string text, OutputKind kind = OutputKind.ConsoleApplication)
    {
        var parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithFeatures([new("InterceptorsNamespaces", "SymbolicBackprop.Generated")]);
        var compilation = CSharpCompilation.Create(
            $"Sample{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, parsing), CSharpSyntaxTree.ParseText(text, parsing)],
            References,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out _compilation, out _reported);
        Generated = string.Join("\n", driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString()));
    }

    /// <summary>What the generator wrote.</summary>
    public string Generated { get; }

    /// <summary>What the generator reports, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> Reported => [.. _reported.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    /// <summary>Runs the program.</summary>
    /// <returns>What it prints.</returns>
    public string Run()
    {
        using var image = new MemoryStream();
        var emitted = _compilation.Emit(image);
        var complaints = emitted.Diagnostics.Concat(_reported).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        Assert.True(emitted.Success && !complaints.Any(), string.Join("\n", complaints));

        var entry = AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(image.ToArray())).EntryPoint!;
        var console = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            entry.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>A generated method from its signature to its closing brace, as a reader of the file sees it but for the indentation.</summary>
    public string Member(string name)
    {
        var lines = Generated.Split('\n').ToList();
        var start = lines.FindIndex(line => line.StartsWith("    public ", StringComparison.Ordinal) && line.Contains($" {name}(", StringComparison.Ordinal));
        Assert.True(start >= 0, $"'{name}' was not generated.");
        var end = lines.FindIndex(start, line => line == "    }");
        return string.Concat(lines.GetRange(start, end - start + 1).Select(line => (line.Length > 4 ? line[4..] : line) + "\n"));
    }
}
