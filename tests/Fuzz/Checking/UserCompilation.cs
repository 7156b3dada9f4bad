using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>Compiling and loading what is generated here, with the references of a user's project.</summary>
internal static class UserCompilation
{
    /// <summary>
    /// The first version in which the enumerator of a span, as .NET 10 declares it, can be used by foreach. Warnings about null are not
    /// looked at here, and computing them is a tenth of the time.
    /// </summary>
    public static CSharpParseOptions ParseOptions { get; } = new CSharpParseOptions(LanguageVersion.CSharp13)
        .WithFeatures([KeyValuePair.Create("run-nullable-analysis", "never")]);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(Functions).Assembly.Location)
            .Append(typeof(Dual).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>All compilations come from this one, so that the types of .NET are read once.</summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Programs",
        [],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path, Encoding.UTF8);

    public static CSharpCompilation Create(IEnumerable<SyntaxTree> trees) => Empty.AddSyntaxTrees(trees);

    /// <summary>Compiles and loads; null and the errors where it does not compile.</summary>
    public static (Assembly? Assembly, ImmutableArray<Diagnostic> Errors) Load(CSharpCompilation compilation, AssemblyLoadContext context)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
            return (null, [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)]);
        image.Position = 0;
        return (context.LoadFromStream(image), []);
    }
}
