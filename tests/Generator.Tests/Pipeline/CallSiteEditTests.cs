using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Pipeline;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Pipeline;

/// <summary>What an edit around calls of <c>Differentiate</c> writes again, and programs that are in the middle of an edit.</summary>
public class CallSiteEditTests
{
    private const string Source = """
        using System;
        using SymbolicBackprop;

        public static partial class Curves
        {
            public static Func<double, double> First = Differentiate.Gradient((double x) => x * Square(x)), Second = Differentiate.Gradient((double x) => x + 1);

            public static double Third(double at) => Differentiate.Gradient((double x) => Math.Sin(x))(at) + Differentiate.Gradient(Cube)(at);

            [Differentiable]
            internal static double Square(double x) => x * x;

            private static double Cube(double x) => x * x * x;
        }
        """;

    [Fact]
    public void A_changed_lambda_rewrites_its_own_file() => Assert.Equal(["Lambda"], Rewritten("x + 1", "x + 2"));

    [Fact]
    public void A_changed_callee_rewrites_those_that_inline_it() => Assert.Equal(["Lambda", "Square"], Rewritten("=> x * x;", "=> x * x + 1;"));

    [Fact]
    public void A_changed_method_that_a_call_names_rewrites_its_derivative() => Assert.Equal(["Cube"], Rewritten("x * x * x", "x * x * x * x"));

    [Fact]
    public void A_changed_name_of_a_method_rewrites_the_calls_inside_of_it() => Assert.Equal(["Cube", "Lambda"], Rewritten("Third", "Fourth"));

    /// <summary>The text of the file is part of the place of each call in it.</summary>
    [Fact]
    public void Every_edit_of_a_file_ties_its_calls_anew_and_no_other()
    {
        var other = UserCode.Parse("public static class Other { public static int Number() => 1; }", path: "Other.cs");
        var before = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(Source), other));
        Assert.Equal(IncrementalStepRunReason.Modified, Reason(before.Again(Edited(before.Input.SyntaxTrees[0], Source + "\n// A comment."))));
        Assert.Equal(IncrementalStepRunReason.Cached, Reason(before.Again(Edited(other, "public static class Other { public static int Number() => 2; }"))));

        CSharpCompilation Edited(SyntaxTree tree, string text) => before.Input.ReplaceSyntaxTree(tree, UserCode.Parse(text, path: tree.FilePath));

        static IncrementalStepRunReason Reason(GeneratorRun run) => run.Result.TrackedSteps[StepNames.Intercept].Single().Outputs.Single().Reason;
    }

    [Fact]
    public void Each_call_has_a_name_of_its_own()
    {
        var run = GeneratorTest.Run(Source);
        var keys = run.Result.TrackedSteps[StepNames.BindCallSite].SelectMany(step => step.Outputs).Select(output => ((CallSiteModel)output.Value).Key).ToList();
        Assert.Equal(4, keys.Count);
        Assert.Equal(4, keys.Distinct().Count());
        var interceptions = (EquatableArray<Interception>)run.Result.TrackedSteps[StepNames.Intercept].Single().Outputs.Single().Value;
        Assert.Equal(4, interceptions.Select(interception => interception.Location).Distinct().Count());
    }

    [Theory]
    [InlineData("Differentiate.Gradient(")]
    [InlineData("Differentiate.Gradient()")]
    [InlineData("Differentiate.Gradient(x =>)")]
    [InlineData("Differentiate.Gradient((double x) => x * )")]
    [InlineData("Differentiate.Gradient((double x) => Missing(x))")]
    [InlineData("Differentiate.Gradient((Missing x) => 1.0)")]
    [InlineData("Differentiate.Gradient((double x) => { return; })")]
    [InlineData("Differentiate.Gradient((double x) => { })")]
    [InlineData("Differentiate.Gradient((double x) => \"text\")")]
    [InlineData("Differentiate.Gradient(Missing)")]
    [InlineData("Differentiate.Gradient(NoBody)")]
    [InlineData("Differentiate.Gradient(Console.WriteLine)")]
    [InlineData("Differentiate.Gradient<double>(Math.Sin)")]
    [InlineData("Differentiate.Gradient(1)")]
    [InlineData("Differentiate.Gradient(null)")]
    [InlineData("Differentiate.Gradient((double x, double y, double z, double u, double v) => x)")]
    [InlineData("Differentiate?.Gradient((double x) => x)")]
    [InlineData("Gradient((double x) => x)")]
    public void A_program_that_does_not_compile_is_left_to_the_compiler(string call)
    {
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(
            $$"""
            using System;
            using SymbolicBackprop;
            public static partial class Curves
            {
                public static void Broken() { var slope = {{call}}; }
                public static Func<double, double> Whole() => Differentiate.Gradient((double x) => x * x);
                public static partial double NoBody(double x);
            }
            """)));
        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Diagnostics);
        Assert.Contains("Whole", Assert.Single(run.Result.GeneratedSources, file => !file.HintName.Contains("Interceptors", StringComparison.Ordinal)).HintName, StringComparison.Ordinal);
    }

    /// <summary>While a method is being copied there are two of it: the compiler says so, and everything else stays as it is.</summary>
    [Fact]
    public void A_method_that_is_there_twice_takes_nothing_else_with_it()
    {
        const string Method = "public static Func<double, double> Twin() => Differentiate.Gradient((double x) => x * x);\n[Differentiable] public static double Marked(double x) => x;\n";
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(
            $$"""
            using System;
            using SymbolicBackprop;
            public static partial class Curves
            {
                {{Method}}
                {{Method}}
                public static Func<double, double> Whole() => Differentiate.Gradient((double x) => x * x);
            }
            """)));
        Assert.Null(run.Result.Exception);
        Assert.Contains("Whole", Assert.Single(run.Result.GeneratedSources, file => !file.HintName.Contains("Interceptors", StringComparison.Ordinal)).HintName, StringComparison.Ordinal);
    }

    /// <summary>Two files of one name with calls outside of all types: a mistake, but no reason to fail.</summary>
    [Fact]
    public void Two_programs_in_one_do_not_stop_the_generator()
    {
        const string Program = "using SymbolicBackprop;\nvar slope = Differentiate.Gradient((double x) => x * x);";
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(Program, path: "A/Program.cs"), UserCode.Parse(Program, path: "B/Program.cs")));
        Assert.Null(run.Result.Exception);
    }

    private static IEnumerable<string> Rewritten(string old, string changed)
    {
        Assert.Contains(old, Source, StringComparison.Ordinal);
        return Caching.Rewritten(GeneratorTest.Run(Source), Source.Replace(old, changed, StringComparison.Ordinal));
    }
}
