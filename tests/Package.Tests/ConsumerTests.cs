using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Package.Tests.Readme;

namespace SymbolicBackprop.Package.Tests;

/// <summary>Fresh projects outside of the repository that know the package alone.</summary>
[Collection(nameof(SharedPackage))]
public class ConsumerTests(PackageFixture package)
{
    private const string Library = """
        namespace Consumer;

        using SymbolicBackprop;
        using SymbolicBackprop.LinearAlgebra;

        [Differentiable]
        public sealed partial record Layer(Matrix<float> Weights, Matrix<float> Bias);

        public static partial class Model
        {
            [Differentiable]
            public static double Energy(ReadOnlySpan<double> x, double stiffness) => stiffness * x[0] * x[0] / 2;

            [Differentiable]
            public static float Loss(Layer layer, [NoDerivative] Matrix<float> input, int[] labels) =>
                Matrix.SoftmaxCrossEntropy(Matrix.AddRow(input * layer.Weights, layer.Bias), labels);
        }
        """;

    [Fact]
    public void The_first_program_of_the_readme_builds_without_a_warning_and_prints_what_the_readme_says()
    {
        var folder = package.NewProject(
            "FirstSample", "<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>", ("Program.cs", ReadmeDocument.Programs[0]));
        DotNet.Build(folder, "build", "-c", "Release", "-o", "out").Succeeded();

        var run = DotNet.Run(folder, Path.Combine("out", "FirstSample.dll")).Succeeded();

        var sample = ReadmeDocument.Blocks("<!-- program -->").First();
        Assert.Equal(ReadmeDocument.BlockAfter(sample.End).Code, run.Output.ReplaceLineEndings("\n"));
    }

    /// <summary>The targets of the package switch on what takes the place of the calls.</summary>
    [Fact]
    public void Calls_of_Differentiate_are_compiled_in_a_program_without_a_type()
    {
        var (code, end) = ReadmeDocument.Blocks("<!-- program -->").Single(block => block.Code.Contains("Differentiate.Gradient(", StringComparison.Ordinal));
        var folder = package.NewProject(
            "CallSites", "<PropertyGroup><OutputType>Exe</OutputType><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup>", ("Program.cs", code));
        DotNet.Build(folder, "build", "-c", "Release", "-o", "out").Succeeded();

        var run = DotNet.Run(folder, Path.Combine("out", "CallSites.dll")).Succeeded();

        Assert.Equal(ReadmeDocument.BlockAfter(end).Code, run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_library_in_CSharp_12_builds_without_a_warning()
    {
        var folder = package.NewProject(
            "OlderLanguage",
            "<PropertyGroup><LangVersion>12</LangVersion><GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>CS1591</NoWarn></PropertyGroup>",
            ("Model.cs", Library),
            ("Use.cs", "public static class Use { public static double Slope() => Consumer.Model.EnergyGradient([2], 3).x[0]; }"));

        DotNet.Build(folder, "build", "-c", "Release", "-o", "out").Succeeded();
    }

    /// <summary>A compiler that is older than a generator drops it and only warns, and every generated member is then missing without a reason.</summary>
    [Fact]
    public void A_generator_that_is_newer_than_the_compiler_is_an_error()
    {
        var folder = package.NewProject(
            "NewerGenerator",
            "<PropertyGroup><TreatWarningsAsErrors>false</TreatWarningsAsErrors></PropertyGroup><ItemGroup><Analyzer Include=\"Newer.dll\" /></ItemGroup>",
            ("Empty.cs", ""));
        EmitAnalyzerOfNewerCompiler(folder);

        var build = DotNet.Build(folder, "build", "-c", "Release", "-o", "out");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error CS9057", build.Output, StringComparison.Ordinal);
    }

    private static void EmitAnalyzerOfNewerCompiler(string folder)
    {
        var core = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var compiler = CSharpCompilation.Create("Microsoft.CodeAnalysis", [CSharpSyntaxTree.ParseText("""
            [assembly: System.Reflection.AssemblyVersion("999.0.0.0")]
            namespace Microsoft.CodeAnalysis.Diagnostics
            {
                public class DiagnosticAnalyzerAttribute(string first, params string[] others) : System.Attribute { public string[] Languages => [first, .. others]; }
                public abstract class DiagnosticAnalyzer { }
            }
            """)], [core], options);
        var analyzer = CSharpCompilation.Create("Newer", [CSharpSyntaxTree.ParseText("""
            [Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer("C#")]
            public class Newer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer { }
            """)], [core, compiler.ToMetadataReference()], options);
        var emitted = analyzer.Emit(Path.Combine(folder, "Newer.dll"));
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
    }
}
