using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>What has no batch members, and what has them without lanes.</summary>
public class BatchTests
{
    [Theory]
    [InlineData("double F(double[] x) => x[0]", "take a number of each element for each differentiated parameter, unlike 'x'; pass its numbers one by one, or mark it [NoDerivative] where it is the same for the whole batch")]
    [InlineData("double F(double x, ref double y) => x * y", "write to no parameters, as 'y' is; return what is written to it")]
    [InlineData("double F(double x, float y) => x * y", "take numbers of one type, unlike 'x' and 'y'; give all differentiated parameters one type")]
    [InlineData("(double, int) F(double x) => (x * x, 3)", "give numbers of the type of 'x'; return one such number, or a tuple of them")]
    public void What_is_not_of_numbers_has_no_batch_members(string method, string answer) => GeneratorTest.Run(
        Source(method).Replace("Differentiable(Derivatives.Batch)", "[|Differentiable(Derivatives.Batch)|]", StringComparison.Ordinal),
        new ExpectedDiagnostic("SBP015", $"'F' cannot have batch members, which {answer}"));

    [Fact]
    public void A_name_that_is_taken_is_said() => GeneratorTest.Run(
        Source("double F(double x) => x; public static void FBatch(double[] x, double[] y) {}").Replace("Differentiable(Derivatives.Batch)", "[|Differentiable(Derivatives.Batch)|]", StringComparison.Ordinal),
        new ExpectedDiagnostic("SBP008", "'F' would get a member 'FBatch', which 'Methods.FBatch(double[], double[])' has already; rename one of the two"));

    [Theory]
    [InlineData("double F(double x) { while (x > 1) x = x / 2; return x; }", "a loop is left at different times for different elements")]
    [InlineData("double F(double x) { if (x < 0) throw new System.ArgumentException(\"x\"); return x * x; }", "is done for each element by itself")]
    [InlineData("double F(double x) { var a = new double[3]; a[1] = x; return a[1] * x; }", "is done for each element by itself")]
    [InlineData("double F(double x) { var n = (int)Differentiate.Stop(x); return n * x; }", "is not computed in lanes")]
    [InlineData("double F(double x, int n) => x > 0 ? x / (10 / n) : x", "it may throw for one element and not for another")]
    [InlineData("T F<T>(T x) where T : System.Numerics.IFloatingPointIeee754<T> => x * x", "the type of its numbers is a type parameter")]
    public void What_cannot_be_in_lanes_is_run_element_by_element_and_says_why(string method, string reason)
    {
        var run = GeneratorTest.Run(Source(method));
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        var text = run.TextOf(".F.");
        Assert.Contains("Computed element by element, because", text, StringComparison.Ordinal);
        Assert.Contains(reason, text, StringComparison.Ordinal);
        Assert.DoesNotContain("TLanes", text, StringComparison.Ordinal);
        GeneratedText.AssertCompiles(run);
    }

    [Theory]
    [InlineData("double F(double x, int n) { var sum = x; for (var i = 0; i < n; i++) sum += System.Math.Sin(sum); return sum; }")]
    [InlineData("double F(double x, [NoDerivative] double[] a) { var sum = 0.0; foreach (var c in a) sum = sum * x + c; return sum; }")]
    [InlineData("double F(double x, bool flag) { if (flag) return x; return x * x; }")]
    [InlineData("double F(double x) => x > 0 && x < 1 || x > 2 ? System.Math.Log(x) : System.Math.Sinh(x)")]
    [InlineData("double F(double start, double end, double index, double columns) => start * end + index * columns")]
    [InlineData("float F(in float x, float y) => System.MathF.Max(x, y) * 0.5f + 1")]
    [InlineData("(double price, double) F(double @class, double ü) => (@class * ü, 2)")]
    public void Other_methods_are_computed_in_lanes(string method)
    {
        var run = GeneratorTest.Run(Source(method));
        Assert.Contains("TLanes.Store", run.TextOf(".F."), StringComparison.Ordinal);
        Assert.DoesNotContain("element by element", run.TextOf(".F."), StringComparison.Ordinal);
        IntermediateCode.AssertWellFormed(run);
        GeneratedText.AssertCompiles(run);
    }

    private static string Source(string method) => $$"""
        using SymbolicBackprop;
        public static partial class Methods
        {
            [Differentiable(Derivatives.Batch)]
            public static {{method}}{{(method.EndsWith('}') ? "" : ";")}}
        }
        """;
}
