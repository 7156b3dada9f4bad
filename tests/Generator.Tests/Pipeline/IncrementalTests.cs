using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Pipeline;

/// <summary>What an edit writes again; that trivia changes nothing is asserted on every run of the harness.</summary>
public class IncrementalTests
{
    private const string Source = """
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [Differentiable]
            public static double Square(double x) => x * x;

            [Differentiable]
            public static double Fourth(double x) => Square(Square(x));

            [Differentiable]
            public static double Cube(double x) => x * x * x;
        }
        """;

    [Fact]
    public void A_changed_body_rewrites_the_method_and_those_that_inline_it() =>
        Assert.Equal(["Fourth", "Square"], Rewritten("=> x * x;", "=> x * x + 1;"));

    [Fact]
    public void A_changed_caller_leaves_its_callees() => Assert.Equal(["Fourth"], Rewritten("Square(Square(x))", "Square(2 * x)"));

    [Fact]
    public void A_changed_name_rewrites_what_it_names() => Assert.Equal(["Cube2"], Rewritten("Cube", "Cube2"));

    [Fact]
    public void A_changed_layout_rewrites_nothing() => Assert.Empty(Rewritten("x * x * x", "x\n            * x /* again */\n            * x"));

    [Fact]
    public void A_comment_without_spaces_rewrites_nothing() => Assert.Empty(Rewritten("x * x * x", "x/* once */ * x * x"));

    [Fact]
    public void A_refused_method_rewrites_nobody_else() => Assert.Equal(["Cube"], Rewritten("x * x * x;", "x * System.Convert.ToDouble(x);"));

    [Fact]
    public void A_changed_type_of_weights_rewrites_itself_and_what_takes_it()
    {
        const string Source = """
            using SymbolicBackprop;
            [Differentiable]
            public sealed partial record Line(double Slope, double Offset);
            public static partial class Lines
            {
                [Differentiable]
                public static double At(Line line, double x) => line.Slope * x + line.Offset;

                [Differentiable]
                public static double Twice(double x) => 2 * x;
            }
            """;
        Assert.Equal(["At"], Caching.Rewritten(GeneratorTest.Run(Source), Source.Replace("double Offset", "double Offset, double Unused", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Rewritten(string old, string changed)
    {
        Assert.Contains(old, Source, StringComparison.Ordinal);
        return Caching.Rewritten(GeneratorTest.Run(Source), Source.Replace(old, changed, StringComparison.Ordinal));
    }
}
