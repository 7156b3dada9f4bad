using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Pipeline;

/// <summary>What an edit writes again where bodies call generated members by name, and how such names are found.</summary>
public class NamedDerivativeEditTests
{
    private const string Source = """
        using System;
        using SymbolicBackprop;

        public static partial class Curves
        {
            [Differentiable]
            public static double Slope(double x) => x * SquareGradient(x);

            [Differentiable]
            public static double Square(double x) => x * x;

            [Differentiable]
            public static double Other(double x) => x + 1;

            public static Func<double, double> Called() => Differentiate.Gradient((double x) => SquareGradient(x) + 1);
        }
        """;

    [Fact]
    public void A_changed_method_rewrites_those_that_call_its_member() => Assert.Equal(["Lambda", "Slope", "Square"], Rewritten("=> x * x;", "=> x * x * x;"));

    [Fact]
    public void A_changed_body_rewrites_itself() => Assert.Equal(["Slope"], Rewritten("x * SquareGradient(x);", "x + SquareGradient(x);"));

    [Fact]
    public void An_edit_elsewhere_rewrites_nothing_else() => Assert.Equal(["Other"], Rewritten("x + 1;", "x + 2;"));

    /// <summary>A method that gets its mark, or another name, changes what the names of others mean.</summary>
    [Fact]
    public void A_member_that_appears_is_seen()
    {
        const string Mark = "[Differentiable]\n    public static double Square";
        var before = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(Source.Replace(Mark, "public static double Square", StringComparison.Ordinal))));
        Assert.DoesNotContain(before.Result.GeneratedSources, file => file.HintName.Contains("Slope", StringComparison.Ordinal));
        var after = before.Again(before.Input.ReplaceSyntaxTree(before.Input.SyntaxTrees[0], UserCode.Parse(Source)));
        Assert.Empty(after.Diagnostics);
        Assert.Contains("SlopeGradient", after.TextOf("Slope"), StringComparison.Ordinal);
    }

    /// <summary>Declarations in other files, under other names of the attribute, in nested, generic and instance types, and overloads.</summary>
    [Fact]
    public void Members_are_found_wherever_their_methods_are()
    {
        var marked = UserCode.Parse(
            """
            namespace Far;
            using Marked = SymbolicBackprop.DifferentiableAttribute;
            using SymbolicBackprop;

            public static partial class Outer
            {
                public partial struct Inner
                {
                    [Marked]
                    public readonly double Cube(double x) => x * x * x;
                }

                [Marked(Derivatives.Tangent)]
                public static double Power(double x) => x * x;

                [Marked(Derivatives.Tangent)]
                public static double Power(double x, double y) => x * y * y;

                [Marked]
                internal static T Generic<T>(T x)
                    where T : System.Numerics.IFloatingPointIeee754<T> => x * x * x;
            }
            """,
            path: "Marked.cs");
        var calling = UserCode.Parse(
            """
            using static Far.Outer;
            using SymbolicBackprop;

            public static partial class Calling
            {
                [Differentiable]
                public static double F(double x, Far.Outer.Inner inner) => inner.CubeGradient(x) + PowerGradient(x) * PowerGradient(x, x).y + PowerTangent(x, x).Tangent + Far.Outer.PowerTangent(x, x, x, x).Value;

                [Differentiable]
                public static double G(double x) => Weighed(x) * 2;

                [NoDerivative]
                private static double Stopped(double x) => PowerGradient(x);

                [Differentiable]
                public static double Weighed(double x) => PowerGradient(x) * Stopped(x);
            }
            """);
        var run = GeneratorRun.Of(UserCode.Compile(calling, marked));
        Assert.Empty(run.Diagnostics);
        Assert.Contains("FGradient", run.TextOf("Calling.F."), StringComparison.Ordinal);
        GeneratedText.AssertCompiles(run);
        IntermediateCode.AssertWellFormed(run);
    }

    [Theory]
    [InlineData("SquareGradient(\"text\")")]
    [InlineData("SquareGradient(x, x, x)")]
    [InlineData("MissingGradient(x)")]
    [InlineData("SquareGradient(Missing(x))")]
    public void A_program_that_does_not_compile_is_left_to_the_compiler(string call)
    {
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(Source.Replace("x * SquareGradient(x)", call, StringComparison.Ordinal))));
        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Diagnostics);
        Assert.Contains("OtherGradient", run.TextOf("Other"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Rewritten(string old, string changed)
    {
        Assert.Contains(old, Source, StringComparison.Ordinal);
        return Caching.Rewritten(GeneratorTest.Run(Source), Source.Replace(old, changed, StringComparison.Ordinal));
    }
}
