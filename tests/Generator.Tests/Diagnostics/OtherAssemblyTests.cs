using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>Methods of other assemblies, whose bodies cannot be read.</summary>
public class OtherAssemblyTests
{
    [Fact]
    public void A_call_of_a_differentiable_method_of_another_assembly()
    {
        var library = UserCode.Compile(UserCode.Parse("""
            using SymbolicBackprop;

            public static partial class Library
            {
                [Differentiable]
                public static double Cube(double x) => x * x * x;
            }
            """)).WithAssemblyName("Library");
        const string Call = "Library.Cube(x)";
        var source = $$"""
            using SymbolicBackprop;

            public static partial class Methods
            {
                [Differentiable]
                public static double F(double x) => {{Call}} + x;

                [Differentiable]
                public static double Square(double x) => x * x;
            }
            """;
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(source)).AddReferences(library.ToMetadataReference()));

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("SBP024", diagnostic.Id);
        Assert.Equal(source.IndexOf(Call, StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
        Assert.Equal(Call.Length, diagnostic.Location.SourceSpan.Length);
        Assert.Equal(
            "'Cube' is defined in another assembly, where its body cannot be read; copy the method into this project and mark it [Differentiable]",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("SquareGradient", run.Result.GeneratedSources.Single().SourceText.ToString(), StringComparison.Ordinal);
    }
}
