using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>Methods of other assemblies, of which only the declarations can be read.</summary>
public class OtherAssemblyTests
{
    private const string Library = """
        using System;
        using SymbolicBackprop;

        public static partial class Library
        {
            [Differentiable]
            public static double Cube(double x) => x * x * x;

            [Differentiable]
            public static double First(ReadOnlySpan<double> x, ReadOnlySpan<int> indices) => x[indices[0]];

            [Differentiable]
            public static double Scaled(double[] x) { x[0] *= 2; return x[0]; }

            [Differentiable]
            public static double Counted(double x, int[] counts) { counts[0]++; return x * x; }

            [Differentiable]
            public static double Changed(ref double x) { x *= 2; return x; }
        }
        """;

    [Theory]
    [InlineData("Library.Cube(x)", "'Cube' is defined in the assembly 'Library', where it has no 'CubeBackward'; build that project with the generator of SymbolicBackprop")]
    public void A_call_of_a_method_whose_project_is_built_without_the_generator(string call, string message) => AssertRefused(Compiled(), call, message);

    [Theory]
    [InlineData("Library.Scaled(a)", "'Scaled' is defined in the assembly 'Library', where it writes to its parameters, and its body cannot be read; let it return what it writes")]
    [InlineData("Library.Changed(ref x)", "'Changed' is defined in the assembly 'Library', where it writes to its parameters, and its body cannot be read; let it return what it writes")]
    [InlineData("Library.Counted(x, n)", "'Counted' is defined in the assembly 'Library', where it may write to 'counts', and its body cannot be read; let it take a ReadOnlySpan")]
    public void A_call_of_a_method_that_may_write(string call, string message) => AssertRefused(Generated(), call, message);

    [Fact]
    public void Calls_of_methods_that_have_their_backward_methods()
    {
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(Source("Library.Cube(x) * Library.First(a, n)"))).AddReferences(Generated().ToMetadataReference()));
        Assert.Empty(run.Diagnostics);
        Assert.Contains("global::Library.CubeBackward(x, first)", run.TextOf(".F."), StringComparison.Ordinal);
        Assert.Contains("global::Library.FirstBackward(a, n, cube)", run.TextOf(".F."), StringComparison.Ordinal);
        GeneratedText.AssertCompiles(run);
    }

    private static string Source(string call) => $$"""
        using SymbolicBackprop;

        public static partial class Methods
        {
            [Differentiable]
            public static double F(double x, double[] a, int[] n) => {{call}} + x;

            [Differentiable]
            public static double Square(double x) => x * x;
        }
        """;

    private static CSharpCompilation Compiled() => UserCode.Compile(UserCode.Parse(Library)).WithAssemblyName("Library");

    private static CSharpCompilation Generated()
    {
        var run = GeneratorRun.Of(Compiled());
        return Compiled().AddSyntaxTrees(run.Result.GeneratedSources.Select(file => CSharpSyntaxTree.ParseText(file.SourceText, UserCode.ParseOptions(LanguageVersion.CSharp12))));
    }

    private static void AssertRefused(CSharpCompilation library, string call, string message)
    {
        var source = Source(call);
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(source)).AddReferences(library.ToMetadataReference()));

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("SBP024", diagnostic.Id);
        Assert.Equal(source.IndexOf(call, StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
        Assert.Equal(call.Length, diagnostic.Location.SourceSpan.Length);
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Contains("SquareGradient", run.Result.GeneratedSources.Single().SourceText.ToString(), StringComparison.Ordinal);
    }
}
