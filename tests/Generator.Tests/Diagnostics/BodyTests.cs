using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>What bodies may not hold: at the token, with what to write instead, and the neighbour gets its derivative.</summary>
public class BodyTests
{
    [Theory]
    [InlineData("[|foreach (var y in new List<double>()) { }|] return x;", "A 'foreach' loop over 'System.Collections.Generic.List<double>'", "loop over an array, a span, or Enumerable.Range")]
    [InlineData("[|try { } finally { }|] return x;", "A 'try' statement", "check the condition before the computation instead of catching its exception")]
    [InlineData("[|using var stream = new MemoryStream();|] return x;", "A 'using' statement", "keep resources out of differentiated methods")]
    [InlineData("[|using (new MemoryStream()) { }|] return x;", "A 'using' statement", "keep resources out of differentiated methods")]
    [InlineData("[|lock (a) { }|] return x;", "A 'lock' statement", "take the lock in a method that calls this one")]
    [InlineData("[|end: return x;|]", "A 'goto'", "write the flow with 'if', loops, 'break' and 'continue'")]
    [InlineData("switch (n) { case 1: [|goto case 2;|] case 2: return 1; } return x;", "A 'goto'", "write the flow with 'if', loops, 'break' and 'continue'")]
    [InlineData("_ = [|Dynamic(x)|]; return x;", "A 'dynamic' operation", "declare the type")]
    [InlineData("_ = [|new object()|]; return x;", "The creation of an object", "create it in a method that calls this one, and pass it in")]
    [InlineData("_ = [|new Uri(\"a\") { }|]; return x;", "The creation of an object", "create it in a method that calls this one, and pass it in")]
    [InlineData("_ = [|new Tuple<double>(x)|]; return x;", "The creation of an object", "create it in a method that calls this one, and pass it in")]
    [InlineData("Func<double, double> g = [|Math.Sin|]; return x;", "A delegate", "call the method by its name")]
    [InlineData("Func<double, double> g = [|y => y|]; return x;", "A delegate", "call the method by its name")]
    [InlineData("_ = [|Plain with { X = 1 }|]; return x;", "A 'with' expression of a class", "use a record struct, or pass the changed value in as a parameter")]
    [InlineData("_ = [|$\"{x}\"|]; return x;", "An interpolated string", "make texts outside of the differentiated method")]
    [InlineData("unsafe { double* p = [|&x|]; } return x;", "A pointer", "use an index into an array or span")]
    [InlineData("unsafe { double* p = [|stackalloc double[2]|]; } return x;", "A pointer", "use an index into an array or span")]
    [InlineData("[|Changed += null|]; return x;", "An event", "keep events out of differentiated methods")]
    [InlineData("_ = [|typeof(double)|]; return x;", "A question about a type", "compute it in a method that calls this one, and pass it in")]
    [InlineData("_ = [|(object?)Text is int|]; return x;", "A question about a type", "compute it in a method that calls this one, and pass it in")]
    [InlineData("[|Held|] = x; return x;", "Writing to 'Held'", "write to a local, and return its value")]
    [InlineData("[|Held|] += x; return x;", "Writing to 'Held'", "write to a local, and return its value")]
    [InlineData("[|Plain.X|] = x; return x;", "Writing to 'Plain.X'", "write to a local, and return its value")]
    [InlineData("[|M[0, 0] = x|]; return x;", "Writing to an array or matrix that a field or property holds", "write to a copy of it, or pass it as a parameter of its own")]
    [InlineData("var y = 1.0; ref var r = ref y; [|r = ref a[0]|]; return x;", "A reference that comes to stand for a variable", "let a ref local stand for elements of one array, or use an index")]
    [InlineData("var b = [|new (double, double[])[2]|]; return x;", "An array of '(double, double[])'", "hold only numbers in it, which 'Item2' is not, or keep one array for each member")]
    [InlineData("List<double> b = [|[x]|]; return x;", "A collection of type 'System.Collections.Generic.List<double>'", "make an array or a span")]
    [InlineData("return x * [|a.Sum()|];", "The query 'Sum'", "write the loop, or use a function of the whole array, such as Functions.Sum or Functions.Dot")]
    [InlineData("return [|Delegate(x)|];", "A call of a delegate", "call the method by its name: what a delegate does is not known when the code is built")]
    public void A_construct_that_is_not_differentiated(string body, string what, string instead) => Refused(body, "SBP010", $"{what} is not differentiated; {instead}");

    [Fact]
    public void A_value_of_type_decimal() => Refused("var y = [|(decimal)x|]; return x;", "SBP011",
        "A value of type 'decimal' is not differentiated; use double or float: decimal arithmetic has no infinities and rounds in base ten, so the rules do not hold");

    [Fact]
    public void A_method_without_a_rule() => Refused("return [|BitConverter.DoubleToInt64Bits(x)|] * x;", "SBP020",
        "'BitConverter.DoubleToInt64Bits' has no derivative rule; mark it [Differentiable] if it is yours, or write what it computes with functions of Math, Functions or Matrix");

    [Fact]
    public void A_method_of_the_users_that_is_not_marked() => Refused("return [|Unmarked(x)|];", "SBP020",
        "'Lessons.Unmarked' has no derivative rule; mark it [Differentiable] if it is yours, or write what it computes with functions of Math, Functions or Matrix");

    [Fact]
    public void Every_mistake_of_a_body_is_named_at_once() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [Differentiable]
            public static double F(double x, int n)
            {
                while (n > 5) { [|lock ("") { }|] }
                return n switch { 0 => x, _ => [|System.Convert.ToDouble(x)|] };
            }
        }
        """,
        new ExpectedDiagnostic("SBP010", "A 'lock' statement is not differentiated; take the lock in a method that calls this one"),
        new ExpectedDiagnostic("SBP020", "'Convert.ToDouble' has no derivative rule; mark it [Differentiable] if it is yours, or write what it computes with functions of Math, Functions or Matrix"));

    [Fact]
    public void A_local_function_that_calls_itself() => Refused("return G(x); double G(double y) => y < 1 ? y : [|G(y - 1)|];", "SBP023",
        "'F' calls itself through 'G', whose body stands in the place of its call, and that is not differentiated; make 'G' a static method marked [Differentiable]");

    [Fact]
    public void A_mistake_in_a_member_of_a_struct_is_named_where_the_member_is_used() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public struct Vec(double x)
        {
            public double X = x;
            public double Converted() => System.Convert.ToDouble(X);
        }
        public static partial class Lessons
        {
            [Differentiable]
            public static double F(double x) => [|new Vec(x).Converted()|];
        }
        """, new ExpectedDiagnostic("SBP020", "'Convert.ToDouble' has no derivative rule; mark it [Differentiable] if it is yours, or write what it computes with functions of Math, Functions or Matrix"));

    [Fact]
    public void Structs_are_not_compared() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public record struct Vec(double X);
        public static partial class Lessons
        {
            [Differentiable]
            public static double F(double x) => [|new Vec(x) == new Vec(1)|] ? x : 1;
        }
        """, new ExpectedDiagnostic("SBP010", "The operator 'Vec.operator ==(Vec, Vec)' is not differentiated; write its arithmetic here, or a method marked [Differentiable]"));


    [Fact]
    public void An_argument_that_has_no_derivative() => GeneratorTest.Run("""
        using SymbolicBackprop;
        using SymbolicBackprop.LinearAlgebra;
        public static partial class Lessons
        {
            [Differentiable]
            public static double F(Matrix<double> m, double p) => Matrix.Sum([|Matrix.Pow(m, p)|]);

            [Differentiable]
            public static double G(Matrix<double> m, [NoDerivative] double p) => Matrix.Sum(Matrix.Pow(m, p));
        }
        """, new ExpectedDiagnostic("SBP021", "'Matrix.Pow(m, p)' has no derivative with respect to 'p', which depends on a differentiated parameter; pass a constant there"));

    [Fact]
    public void A_method_that_was_refused_is_named_where_it_is_called() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [Differentiable]
            public static double F(double x) => [|System.Convert.ToDouble(x)|];

            [Differentiable]
            public static double G(double x) => x * [|F(x)|];
        }
        """,
        new ExpectedDiagnostic("SBP020", "'Convert.ToDouble' has no derivative rule; mark it [Differentiable] if it is yours, or write what it computes with functions of Math, Functions or Matrix"),
        new ExpectedDiagnostic("SBP022", "'F' is marked [Differentiable] but was refused, so nothing that calls it has a derivative; mend 'F' first"));

    private static void Refused(string body, string id, string message)
    {
        var run = GeneratorTest.Run($$"""
            #pragma warning disable CS0164, CS8321, CS0162, CS0219, CS8500, CS8981
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using SymbolicBackprop;
            using SymbolicBackprop.LinearAlgebra;
            public sealed record Point { public double X; }
            public static partial class Lessons
            {
                public static double Held;
                public static readonly Point Plain = new();
                public static readonly Matrix<double> M = new(2, 2);
                public static readonly Func<double, double> Delegate = Math.Sin;
                public static readonly dynamic Dynamic = Delegate;
                public static readonly string? Text;
                public static event Action? Changed { add { } remove { } }
                public static double Unmarked(double x) => x;

                [Differentiable]
                public static double F(double x, [NoDerivative] double[] a, int n)
                {
                    {{body}}
                }

                [Differentiable]
                public static double Neighbour(double x) => x * x;
            }
            """, new ExpectedDiagnostic(id, message));
        Assert.Contains("NeighbourGradient", run.TextOf("Neighbour"), StringComparison.Ordinal);
    }
}
