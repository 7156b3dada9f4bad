using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>Structs and tuples that cannot be taken apart, as results, by reference and in arrays.</summary>
public class StructTests
{
    private const string Closed = """
        [Differentiable]
        public readonly partial struct Closed(double x) { public double X { get; } = x; }

        """;

    private const string Plain = "public struct Plain { public double X; private double _y; public Plain(double x) { X = x; _y = x; } public double Y => _y; }\n";

    [Theory]
    [InlineData("[[|Differentiable|]] public static double F((double, double[])[] x) => x.Length;", "SBP012",
        "The parameter 'x' has the type '(double, double[])[]', which is not differentiated; hold only numbers in it, which 'Item2' is not, or keep one array for each member; or mark the parameter [NoDerivative]")]
    [InlineData("[[|Differentiable|]] public static double F(System.ReadOnlySpan<Closed> x) => x[0].X;", "SBP012",
        "The parameter 'x' has the type 'System.ReadOnlySpan<Closed>', which is not differentiated; give 'X' a 'set' or 'init' accessor, or keep one array for each member; or mark the parameter [NoDerivative]")]
    [InlineData("[[|Differentiable|]] public static double F(Point[] x) => x[0].X;", "SBP012",
        "The parameter 'x' has the type 'Point[]', which holds real numbers that would not be differentiated; mark that type [Differentiable] if it is yours, pass its numbers one by one, or mark the parameter [NoDerivative]")]
    [InlineData("[[|Differentiable|]] public static void F(ref Closed x) => x = new Closed(2 * x.X);", "SBP012",
        "The parameter 'x' is passed by reference and has the type 'Closed', whose members cannot be written one by one; give 'X' a 'set' or 'init' accessor, or return it")]
    [InlineData("[[|Differentiable|]] public static Closed F(double x) => new(2 * x);", "SBP011",
        "A value of type 'Closed' is not differentiated; give 'X' a 'set' or 'init' accessor, or return its members one by one")]
    [InlineData("[[|Differentiable|]] public static (double, (double, double[])) F(double x) => (x, (x, [x]));", "SBP011",
        "A value of type '(double, double[])' is not differentiated; hold only numbers in it, which 'Item2' is not, or return its members one by one")]
    [InlineData("[Differentiable] public static double F(double x) { var a = [|new Closed[2]|]; return x; }", "SBP010",
        "An array of 'Closed' is not differentiated; give 'X' a 'set' or 'init' accessor, or keep one array for each member")]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] Closed[] a) { [|a[0] = new Closed(x)|]; return a[0].X; }", "SBP010",
        "Writing to an element of type 'Closed' is not differentiated; give 'X' a 'set' or 'init' accessor, or keep one array for each member")]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] Plain[] a) => x * [|a[0]|].Y;", "SBP010",
        "An element of 'Plain[]' is not differentiated; make '_y' internal or public, or keep one array for each member")]
    [InlineData("[Differentiable] public static double F(double x, [NoDerivative] Plain[] a) { foreach (var p in [|a|]) x *= p.X; return x; }", "SBP010",
        "An element of 'Plain[]' is not differentiated; make '_y' internal or public, or keep one array for each member")]
    [InlineData("[Differentiable] public static double F(Mixed[] a, double x) { [|a[0].Constant = x|]; return a[0].Constant * a[0].X * x; }", "SBP010",
        "A value that varies, in 'Constant', which is marked [NoDerivative], is not differentiated; write Differentiate.Stop(…) of it, or take the attribute away")]
    [InlineData("[Differentiable] public static double F(Weights w, double x) { var a = [|new[] { w, w }|]; return a[0].A * x; }", "SBP010",
        "An array of 'Weights' objects that is made here is not differentiated; make it in a method that calls this one, and pass it in")]
    [InlineData("[Differentiable] public static double F(double x) { var w = [|new Weights { A = x }|]; return w.A * x; }", "SBP010",
        "The creation of a 'Weights' is not differentiated; create it in a method that calls this one, and pass it in; or declare the type as a struct")]
    public void What_is_refused(string method, string id, string message)
    {
        var run = GeneratorTest.Run(
            $$"""
            using SymbolicBackprop;
            {{Closed}}{{Plain}}[Differentiable]
            public partial class Weights { public double A { get; set; } }
            [Differentiable]
            public partial struct Mixed { public double X; [NoDerivative] public double Constant; }
            public struct Point { public double X; }
            public static partial class Lessons
            {
                {{method}}

                [Differentiable]
                public static double Square(double x) => x * x;
            }
            """,
            new ExpectedDiagnostic(id, message));
        Assert.Contains("SquareGradient", run.TextOf("Lessons.Square"), StringComparison.Ordinal);
        Assert.DoesNotContain(run.Result.GeneratedSources, file => file.HintName.Contains("Lessons.F", StringComparison.Ordinal));
    }
}
