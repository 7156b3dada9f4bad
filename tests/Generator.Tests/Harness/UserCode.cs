using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SymbolicBackprop.Generator.Tests.Harness;

/// <summary>Compilations of what a user might write, with the references and the warnings of a strict project.</summary>
internal static class UserCode
{
    /// <summary>What a program may leave undocumented; every other warning is an error, those about documentation comments included.</summary>
    private static readonly Dictionary<string, ReportDiagnostic> Silenced = new()
    {
        ["CS1591"] = ReportDiagnostic.Suppress,
        ["CS1573"] = ReportDiagnostic.Suppress,
    };

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Microsoft.CSharp.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(global::SymbolicBackprop.Functions).Assembly.Location),
    ];

    /// <summary>The package's targets switch the interceptors on in the same way.</summary>
    public static CSharpParseOptions ParseOptions(LanguageVersion version) =>
        new CSharpParseOptions(version, DocumentationMode.Diagnose).WithFeatures([new("InterceptorsNamespaces", "SymbolicBackprop.Generated")]);

    public static SyntaxTree Parse(string source, LanguageVersion version = LanguageVersion.CSharp12, string path = "Program.cs") =>
        CSharpSyntaxTree.ParseText(source, ParseOptions(version), path, System.Text.Encoding.UTF8);

    public static CSharpCompilation Compile(params IEnumerable<SyntaxTree> trees)
    {
        var all = trees.ToList();
        var isProgram = all.Any(tree => tree.GetCompilationUnitRoot().Members.Any(member => member is Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax));
        return CSharpCompilation.Create(
            "UserCode",
            all,
            References,
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                generalDiagnosticOption: ReportDiagnostic.Error,
                specificDiagnosticOptions: Silenced,
                nullableContextOptions: NullableContextOptions.Enable,
                allowUnsafe: true));
    }
}
