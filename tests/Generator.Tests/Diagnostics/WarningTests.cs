using System.Globalization;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>Derivatives that are zero where the user may not expect it.</summary>
public class WarningTests
{
    [Theory]
    [InlineData("[|(int)x|]")]
    [InlineData("[|Math.Floor(x)|]")]
    [InlineData("[|Math.Ceiling(x)|]")]
    [InlineData("[|Math.Round(x)|]")]
    [InlineData("[|Math.Truncate(x)|]")]
    [InlineData("[|Math.Sign(x)|]")]
    public void A_derivative_that_ends_is_warned_of(string expression)
    {
        var place = expression.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        Run(expression, new ExpectedDiagnostic("SBP030",
            $"The derivative that flows into '{place}' ends there, because its value moves in steps; write Differentiate.Stop(…) around the argument if that is meant"));
        Run(place.Replace("(x)", "(Differentiate.Stop(x))", StringComparison.Ordinal).Replace("(int)x", "(int)Differentiate.Stop(x)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_derivative_that_ends_where_it_is_not_needed_is_no_loss() => Run("a[(int)Differentiate.Stop(x)]");

    [Fact]
    public void A_result_that_does_not_depend_on_a_parameter_is_warned_of()
    {
        GeneratorTest.Run(Independent("[|Differentiable|]", ""), new ExpectedDiagnostic("SBP031",
            "The result of 'F' does not depend on 'y', so that derivative is always 0; mark the parameter [NoDerivative] if that is meant"));
        GeneratorTest.Run(Independent("Differentiable", "[NoDerivative] "));
    }

    [Fact]
    public void A_parameter_whose_derivative_is_stopped_or_lost_is_not_called_independent() => GeneratorTest.Run("""
        using System;
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [Differentiable]
            public static double Stopped(double x, double y) => x * Differentiate.Stop(y);

            [Differentiable]
            public static double Lost(double x, double y) => x * [|Math.Floor(y)|];
        }
        """, new ExpectedDiagnostic("SBP030", "The derivative that flows into 'Math.Floor(y)' ends there, because its value moves in steps; write Differentiate.Stop(…) around the argument if that is meant"));

    /// <summary>Around the token alone: a pragma on the lines of the method before it has no part in it.</summary>
    [Theory]
    [InlineData("SBP030", "[Differentiable]\n", "public static double F(double x) =>\n", "    x * /*!SBP030*/Math.Floor(x)/*!*/;\n", "")]
    [InlineData("SBP031", "", "[/*!SBP031*/Differentiable/*!*/]\n", "public static double F(double x, double y) => x * x;\n", "")]
    [InlineData("SBP032", "[Differentiable(Checkpointing = Checkpointing.Binomial)]\npublic static double F(double x)\n{\n", "    while (/*!SBP032*/x < 9/*!*/)\n", "        x = x * x + 1;\n", "    return x;\n}\n")]
    public void A_warning_can_be_disabled_at_its_token(string id, string before, string first, string second, string after)
    {
        const string Head = "using System;\nusing SymbolicBackprop;\npublic static partial class Lessons\n{\n";
        var marked = RefusalSource.Read(Head + before + first + second + after + "}\n");
        var diagnostic = Assert.Single(GeneratorRun.Of(UserCode.Compile(UserCode.Parse(marked.Text))).Diagnostics);
        var mark = Assert.Single(marked.Marks);
        Assert.Equal((id, mark.Place, Microsoft.CodeAnalysis.DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Location.SourceSpan, diagnostic.DefaultSeverity));

        var line = marked.Text.LastIndexOf('\n', mark.Place.Start) + 1;
        var end = marked.Text.IndexOf('\n', mark.Place.End) + 1;
        var silenced = marked.Text.Insert(end, $"#pragma warning restore {id}\n").Insert(line, $"#pragma warning disable {id}\n");
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(silenced)));
        Assert.DoesNotContain(run.Diagnostics, other => !other.IsSuppressed);
        Assert.Contains("FGradient(", run.TextOf("Lessons.F"), StringComparison.Ordinal);

        var elsewhere = marked.Text.Insert(Head.Length, $"#pragma warning disable {id}\n#pragma warning restore {id}\n");
        Assert.Single(GeneratorRun.Of(UserCode.Compile(UserCode.Parse(elsewhere))).Diagnostics, other => !other.IsSuppressed);
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void The_text_is_the_same_in_every_culture(string culture)
    {
        const string Source = """
            using SymbolicBackprop;
            public static partial class Lessons
            {
                [Differentiable]
                public static double F(double x, double y = -2.5) => -1.5 * x + 1e-7 * y * -3 + (-0.25f * x) + 1e300;
            }
            """;
        var before = CultureInfo.CurrentCulture;
        var expected = GeneratorTest.Run(Source).TextOf("Lessons.F");
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, GeneratorTest.Run(Source).TextOf("Lessons.F"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Run(string expression, params ExpectedDiagnostic[] expected) => GeneratorTest.Run($$"""
        using System;
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [Differentiable]
            public static double F(double x, double[] a) => x * a[0] * {{expression}};
        }
        """, expected);

    private static string Independent(string attribute, string constant) => $$"""
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [{{attribute}}]
            public static double F(double x, {{constant}}double y) => x * x;
        }
        """;
}
