using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>Which loops are checkpointed, and what is said of those that cannot be.</summary>
public class CheckpointingTests
{
    [Theory]
    [InlineData("Checkpointing.Range(0, n)", "Binomial")]
    [InlineData("Checkpointing.Range(0, n, Checkpointing.SquareRoot)", "SquareRoot")]
    [InlineData("Checkpointing.Range(0, n, Checkpointing.None)", null)]
    public void One_loop_is_checkpointed_by_its_range(string range, string? strategy)
    {
        var text = GeneratorTest.Run(Loop("Differentiable", $"foreach (var i in {range})", "x = Math.Sin(x) + Math.Sin(x * i);")).TextOf("Lessons.F");
        Assert.Equal(strategy is not null, text.Contains($"schedule.Begin(global::System.Math.Max(0, n), global::SymbolicBackprop.CheckpointingStrategy.{strategy});", StringComparison.Ordinal));
    }

    [Fact]
    public void A_strategy_that_is_computed_is_refused() => GeneratorTest.Run(
        Loop("Differentiable", "foreach (var i in Checkpointing.Range(0, n, [|n > 3 ? Checkpointing.None : Checkpointing.Binomial|]))", "x = Math.Sin(x);"),
        new ExpectedDiagnostic("SBP010", "A checkpointing strategy that is computed is not differentiated; write Checkpointing.SquareRoot or Checkpointing.Binomial"));

    [Theory]
    [InlineData("for (var i = 0; [|i < n|]; i++)", "{ x = Math.Sin(x); if (x > 2) break; }", "it may be left before its end", "let it run to its end, and keep in a variable whether anything is left to do")]
    [InlineData("for (var i = 0; [|i < n|]; i++)", "{ x = Math.Sin(x); if (x > 2) return x; }", "it may be left before its end", "let it run to its end, and keep in a variable whether anything is left to do")]
    [InlineData("while ([|x < n|])", "x = x * x + 1;", "its number of rounds is not known before the first", "count with a 'for' loop to a bound that the rounds do not change")]
    [InlineData("for (var i = 0; [|i < n|]; i++)", "{ x = Math.Sin(x); n -= 1; }", "its number of rounds is not known before the first", "count with a 'for' loop to a bound that the rounds do not change")]
    [InlineData("for (var i = 0; [|i < n|]; i++)", "{ rows[0][0] = 2 * rows[0][0]; x = Math.Sin(x * rows[0][0]); }", "what 'rows[0]' uses changes in the course of the method", "keep what changes in an array or span of numbers, of at most three dimensions, whose variable is not assigned")]
    [InlineData("for (var j = 0; j * x < n; j++) foreach (var i in [|Checkpointing.Range(0, n)|])", "x = Math.Sin(x);", "it stands in another loop", "checkpoint the outermost one", "Differentiable")]
    public void A_loop_that_cannot_be_checkpointed_is_differentiated_with_a_warning(string head, string body, string obstacle, string instead, string attribute = "Differentiable(Checkpointing = Checkpointing.SquareRoot)")
    {
        var expected = new ExpectedDiagnostic("SBP032", $"This loop is not checkpointed, because {obstacle}: the memory of its derivative grows with the number of rounds; {instead}");
        var text = GeneratorTest.Run(Loop(attribute, head, body), expected).TextOf("Lessons.F");
        Assert.DoesNotContain("schedule", text, StringComparison.Ordinal);
        Assert.Contains("FGradient(", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounds_that_might_not_repeat_are_not_run_again()
    {
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(Loop("Differentiable(Checkpointing = Checkpointing.SquareRoot)", "for (var i = 0; i < n; i++)", "x = Math.Sin(x) * random.NextDouble();"))));
        Assert.Contains(run.Diagnostics, diagnostic => diagnostic.Id == "SBP032" && diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)
            .Contains("'random.NextDouble()' may give something else when a round is run again", StringComparison.Ordinal));
    }

    [Fact]
    public void The_warning_can_be_disabled_where_it_is()
    {
        var source = Loop("Differentiable(Checkpointing = Checkpointing.Binomial)", "while (x < n)", "x = x * x + 1;");
        Assert.Single(GeneratorRun.Of(UserCode.Compile(UserCode.Parse(source))).Diagnostics, diagnostic => !diagnostic.IsSuppressed);
        Assert.DoesNotContain(GeneratorRun.Of(UserCode.Compile(UserCode.Parse("#pragma warning disable SBP032\n" + source))).Diagnostics, diagnostic => !diagnostic.IsSuppressed);
    }

    /// <summary>They are those of the loop without checkpoints; the gradient beside them keeps its own.</summary>
    [Theory]
    [InlineData("for (var i = 0; [|i < n|]; i++)", "x = 3 * Math.Sin(x);")]
    [InlineData("var a = new double[3]; for (var i = 0; [|i < n|]; i++)", "{ a[i % 3] = Math.Sin(x); x += a[0] * a[1]; }")]
    public void Second_derivatives_record_every_round(string head, string body)
    {
        var expected = new ExpectedDiagnostic(
            "SBP032",
            "This loop is not checkpointed, because second derivatives record every round: the memory of its derivative grows with the number of rounds; leave these out where the memory matters; first derivatives are checkpointed all the same");
        var text = GeneratorTest.Run(Loop("Differentiable(Derivatives.Hessian, Checkpointing = Checkpointing.SquareRoot)", head, body), expected).TextOf("Lessons.F");
        var unbounded = GeneratorTest.Run(Loop("Differentiable(Derivatives.Hessian)", head.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), body)).TextOf("Lessons.F");
        const string SecondOrder = "FHessianVectorProduct(";
        Assert.Equal(unbounded[unbounded.IndexOf(SecondOrder, StringComparison.Ordinal)..], text[text.IndexOf(SecondOrder, StringComparison.Ordinal)..]);
        Assert.Contains("schedule", text[..text.IndexOf(SecondOrder, StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    private static string Loop(string attribute, string head, string body) => $$"""
        using System;
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [{{attribute}}]
            public static double F(double x, int n, [NoDerivative] double[][] rows, Random random)
            {
                {{head}}
                {{body}}
                return x;
            }
        }
        """;
}
