using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>Where the tangent of a called method comes from, and what is said where there is none.</summary>
public class TangentTests
{
    [Fact]
    public void Who_does_not_ask_gets_no_tangent()
    {
        var run = GeneratorTest.Run(Recursive("[Differentiable]"));
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain("Tangent(", run.TextOf(".F.") + run.TextOf(".Power."), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tangent_of_a_method_that_is_called_is_written_for_the_assembly_alone()
    {
        var run = GeneratorTest.Run(Recursive("[Differentiable(Derivatives.Tangent)]"));
        Assert.Empty(run.Diagnostics);
        Assert.Contains("public static (double Value, double Tangent) FTangent(double x, double xTangent)", run.TextOf(".F."), StringComparison.Ordinal);
        Assert.Contains("internal static (double Value, double Tangent) PowerTangent(double x, int n, double xTangent)", run.TextOf(".Power."), StringComparison.Ordinal);
        GeneratedText.AssertCompiles(run);
    }

    [Fact]
    public void A_method_of_that_name_is_in_the_way() => GeneratorTest.Run(
        Recursive("[Differentiable(Derivatives.Tangent)]", "public static double PowerTangent(double x, int n, double other) => x;")
            .Replace("[Differentiable]", "[[|Differentiable|]]", StringComparison.Ordinal).Replace("=> Power(x, 3)", "=> [|Power(x, 3)|]", StringComparison.Ordinal),
        new ExpectedDiagnostic("SBP008", "'Power' would get a member 'PowerTangent', which 'Methods.PowerTangent(double, int, double)' has already; rename one of the two"),
        new ExpectedDiagnostic("SBP022", "'Power' is marked [Differentiable] but was refused, so nothing that calls it has a derivative; mend 'Power' first"));

    [Fact]
    public void A_method_that_can_be_overridden_must_ask_for_its_tangent() => GeneratorTest.Run(
        Virtual("[Differentiable]", "[Differentiable]").Replace("=> curve.At(x)", "=> [|curve.At(x)|]", StringComparison.Ordinal),
        new ExpectedDiagnostic("SBP027", "The tangent of 'F' needs the tangent of 'At', whose declaration does not ask for one, and which can be overridden or is in another assembly; mark 'At' [Differentiable(Derivatives.Tangent)], and whatever overrides or implements it"));

    [Fact]
    public void And_so_must_what_overrides_it() => GeneratorTest.Run(
        Virtual("[Differentiable(Derivatives.Tangent)]", "[[|Differentiable|]]"),
        new ExpectedDiagnostic("SBP026", "'At' stands in for 'Curve.At', but they ask for different members: what is written in the parentheses of [Differentiable(…)]; declare both alike"));

    [Fact]
    public void Where_all_ask_the_tangent_is_called_as_the_method_is()
    {
        var run = GeneratorTest.Run(Virtual("[Differentiable(Derivatives.Tangent)]", "[Differentiable(Derivatives.Tangent)]"));
        Assert.Empty(run.Diagnostics);
        Assert.Contains("curve.AtTangent(x, xTangent)", run.TextOf(".F."), StringComparison.Ordinal);
        GeneratedText.AssertCompiles(run);
    }

    [Theory]
    [InlineData("[Differentiable]", "SBP027")]
    [InlineData("[Differentiable(Derivatives.Tangent)]", null)]
    public void A_method_of_another_assembly_must_ask_for_its_tangent(string attribute, string? id)
    {
        var source = UserCode.Compile(UserCode.Parse($$"""
            using SymbolicBackprop;
            public static partial class Library
            {
                {{attribute}}
                public static double Cube(double x) => x * x * x;
            }
            """)).WithAssemblyName("Library");
        var library = source.AddSyntaxTrees(GeneratorRun.Of(source).Result.GeneratedSources.Select(file => CSharpSyntaxTree.ParseText(file.SourceText, UserCode.ParseOptions(LanguageVersion.CSharp12))));
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse("""
            using SymbolicBackprop;
            public static partial class Methods
            {
                [Differentiable(Derivatives.Tangent)]
                public static double F(double x) => Library.Cube(x);
            }
            """)).AddReferences(library.ToMetadataReference()));
        Assert.Equal(id, run.Diagnostics.SingleOrDefault()?.Id);
        if (id is null)
            Assert.Contains("global::Library.CubeTangent(x, xTangent)", run.TextOf(".F."), StringComparison.Ordinal);
    }

    private static string Recursive(string attribute, string other = "") => $$"""
        using SymbolicBackprop;
        public static partial class Methods
        {
            [Differentiable]
            public static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);

            {{attribute}}
            public static double F(double x) => Power(x, 3) + x;

            {{other}}
        }
        """;

    private static string Virtual(string declaration, string implementation) => $$"""
        using SymbolicBackprop;
        public partial class Curve
        {
            {{declaration}}
            public virtual double At(double x) => x * x;
        }

        public partial class Line : Curve
        {
            {{implementation}}
            public override double At(double x) => 2 * x;
        }

        public static partial class Methods
        {
            [Differentiable(Derivatives.Tangent)]
            public static double F(Curve curve, double x) => curve.At(x);
        }
        """;
}
