using System.Collections.Immutable;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Simplification;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Simplification;

/// <summary>The lines of algebra that a method must ask for.</summary>
public class FastAlgebraTests
{
    /// <summary>For each line a function of x, y and z, and what the line makes of it.</summary>
    private static readonly (string Identity, Func<Term, Term, Term, Term> Before, Func<Term, Term, Term, Term> After)[] Cases =
    [
        ("0 · x = 0", (x, y, z) => 0 * x, (x, y, z) => x.Constant(0)),
        ("x + 0 = x", (x, y, z) => 0 + x, (x, y, z) => x),
        ("x − 0 = x", (x, y, z) => x - 0, (x, y, z) => x),
        ("x − x = 0", (x, y, z) => x - x, (x, y, z) => x.Constant(0)),
        ("0 / x = 0", (x, y, z) => 0 / x, (x, y, z) => x.Constant(0)),
        ("x / x = 1", (x, y, z) => x / x, (x, y, z) => x.Constant(1)),
        ("x / c = x · (1 / c)", (x, y, z) => x / 8, (x, y, z) => x * 0.125),
        ("a / b, c / b = a · (1 / b), c · (1 / b)", (x, y, z) => Notation.Sin(x / z) + y / z, (x, y, z) => Notation.Sin(x * (1 / z)) + y * (1 / z)),
        ("(a / b) / c = a / (b · c)", (x, y, z) => x / y / z, (x, y, z) => x / (y * z)),
        ("a / (b / c) = a · c / b", (x, y, z) => x / (y / z), (x, y, z) => x * z / y),
        ("(a / b) · b = a", (x, y, z) => y * (x / y), (x, y, z) => x),
        ("c · (d · x) = (c · d) · x", (x, y, z) => 3 * x * 4, (x, y, z) => 12 * x),
        ("c + (d + x) = (c + d) + x", (x, y, z) => 3 + x + 4, (x, y, z) => 7 + x),
        ("a · b + a · c = a · (b + c)", (x, y, z) => x * y + z * x, (x, y, z) => x * (y + z)),
        ("a · b − a · c = a · (b − c)", (x, y, z) => x * y - z * x, (x, y, z) => x * (y - z)),
        ("√x · √x = x", (x, y, z) => x.Apply("Sqrt") * x.Apply("Sqrt"), (x, y, z) => x),
    ];

    public static TheoryData<string> Identities => [.. FastAlgebra.Own.Select(line => line.Identity)];

    [Theory]
    [MemberData(nameof(Identities))]
    public void A_line_rewrites_where_it_is_allowed(string identity)
    {
        var (_, before, after) = Cases.Single(row => row.Identity == identity);
        var expected = Simplifier.Simplify(Of(after));
        Assert.Equal(expected, Fast(before, FastAlgebra.Lines));
        Assert.NotEqual(expected, Fast(before, FastAlgebra.Lines.Remove(FastAlgebra.Own.Single(line => line.Identity == identity))));
        Assert.NotEqual(expected, Simplifier.Simplify(Of(before)));
    }

    /// <summary>What others need as well is not computed in a second form, and numbers at the edge of the range have no reciprocal.</summary>
    [Fact]
    public void A_line_that_does_not_pay_leaves_things_as_they_are()
    {
        foreach (var unchanged in new Func<Term, Term, Term, Term>[] { (x, y, z) => x * y + x * z - Notation.Sin(x * y), (x, y, z) => x / y + Notation.Sin(y / z), (x, y, z) => x / 1e-320, (x, y, z) => x / double.PositiveInfinity })
            Assert.Equal(Simplifier.Simplify(Of(unchanged)), Fast(unchanged, FastAlgebra.Lines));
    }

    /// <summary>Only members of a method that asks for it are written so; a body in the place of its call is computed as the method that it stands in. Members say so.</summary>
    [Fact]
    public void A_method_asks_for_itself()
    {
        var run = GeneratorTest.Run(
            """
            using SymbolicBackprop;
            public static partial class Methods
            {
                [Differentiable(FastMath = true)]
                public static double Fast(double x) => Half(x) * x;

                [Differentiable]
                public static double Exact(double x) => Quarter(x) * x;

                [Differentiable]
                public static double Half(double x) => x / 2;

                [Differentiable(FastMath = true)]
                public static double Quarter(double x) => x / 4;
            }
            """);
        Assert.DoesNotContain(" / 2", CodeOf(run.TextOf("Fast.")), StringComparison.Ordinal);
        Assert.Contains(" / 4", CodeOf(run.TextOf("Exact.")), StringComparison.Ordinal);
        Assert.Contains(" / 2", CodeOf(run.TextOf("Half.")), StringComparison.Ordinal);
        Assert.Equal(3, run.TextOf("Fast.").Split("Fast mathematics: results may differ from those of <c>Fast</c> by rounding").Length - 1);
        Assert.DoesNotContain("Fast mathematics", run.TextOf("Exact."), StringComparison.Ordinal);
    }

    /// <summary>A loop that only sums up is a call of a function whose sums run in lanes, forward and backward; what does anything else stays a loop.</summary>
    [Theory]
    [InlineData("sum += x[i];", "Sum<double>(x)")]
    [InlineData("sum += x[i] * x[i];", "SumOfSquares<double>(x)")]
    [InlineData("sum -= x[i] * y[i];", "Dot<double>(x, ")]
    [InlineData("sum += x[i] * y[i + start];", "Dot<double>(x, ")]
    [InlineData("sum += x[i] * x[i] * y[i];", null)]
    [InlineData("sum += x[i] / start;", null)]
    [InlineData("sum += i * x[i];", null)]
    [InlineData("sum = x[i] * sum;", null)]
    [InlineData("sum = x[i] - sum;", null)]
    [InlineData("{ sum += x[i]; y[i] = sum; }", null)]
    [InlineData("{ if (x[i] > 0) sum += x[i]; }", null)]
    [InlineData("{ if (x[i] > 9) break; sum += x[i]; }", null)]
    public void A_loop_that_sums_up_runs_in_lanes(string round, string? call)
    {
        var run = GeneratorTest.Run(
            $$"""
            using SymbolicBackprop;
            public static partial class Methods
            {
                [Differentiable(FastMath = true)]
                public static double Fast(double[] x, double[] y, int start)
                {
                    double sum = 1;
                    for (int i = 0; i < x.Length; i++)
                        {{round}}
                    return sum * sum + y[0];
                }

                [Differentiable]
                public static double Exact(double[] x, double[] y, int start)
                {
                    double sum = 1;
                    for (int i = 0; i < x.Length; i++)
                        {{round}}
                    return sum * sum + y[0];
                }
            }
            """);
        const string Reductions = "CompilerServices.VectorReductions.";
        Assert.DoesNotContain(Reductions, run.TextOf("Exact."), StringComparison.Ordinal);
        if (call is null)
            Assert.DoesNotContain(Reductions, run.TextOf("Fast."), StringComparison.Ordinal);
        else
            Assert.Contains(Reductions + call, run.TextOf("Fast."), StringComparison.Ordinal);
        Assert.Equal(call is not null && !call.StartsWith("Sum<", StringComparison.Ordinal), run.TextOf("Fast.").Contains(Reductions + "AddScaled<double>(", StringComparison.Ordinal));
    }

    private static Function Fast(Func<Term, Term, Term, Term> body, ImmutableArray<AlgebraicLine> lines) => Simplifier.Simplify(Simplifier.Simplify(Of(body)), lines);

    private static Function Of(Func<Term, Term, Term, Term> body) => FunctionBuilder.Build(
        "F", Origin.None, new[] { "x", "y", "z" }.Select(name => ((IrType)IrType.Double, (string?)name)), (builder, values) => [body(new Term(builder, values[0]), new Term(builder, values[1]), new Term(builder, values[2])).Value]);

    /// <summary>A file without its comments.</summary>
    private static string CodeOf(string text) => string.Join("\n", text.Split('\n').Select(line => line.Split("//")[0]));
}
