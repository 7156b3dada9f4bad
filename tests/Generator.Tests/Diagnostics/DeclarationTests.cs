using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>The first mistakes: at the attribute, with the declaration to write, and the neighbour gets its derivative.</summary>
public class DeclarationTests
{
    private const string Neighbour = """

        public static partial class Neighbour
        {
            [Differentiable]
            public static double Square(double x) => x * x;
        }
        """;

    [Fact]
    public void A_type_that_is_not_partial() => Refused("""
        public static class Lessons
        {
            [[|Differentiable|]]
            public static double F(double x) => x;
        }
        """, "SBP001", "'Lessons' cannot receive the derivatives of 'F' because it is not partial; declare it as 'public static partial class Lessons'");

    [Fact]
    public void An_outer_type_that_is_not_partial() => Refused("""
        public class Outer<T>
        {
            internal readonly partial record struct Inner(int Count)
            {
                [[|Differentiable|]]
                public static double F(double x) => x;
            }
        }
        """, "SBP001", "'Outer' cannot receive the derivatives of 'F' because it is not partial; declare it as 'public partial class Outer<T>'");

    [Fact]
    public void A_record_struct_that_is_not_partial() => Refused("""
        internal readonly record struct Point(int Count)
        {
            [[|Differentiable|]]
            public static double F(double x) => x;
        }
        """, "SBP001", "'Point' cannot receive the derivatives of 'F' because it is not partial; declare it as 'internal readonly partial record struct Point'");

    [Fact]
    public void Weights_that_are_not_partial() => Refused("""
        [[|Differentiable|]]
        public sealed record Line(double Slope);
        """, "SBP001", "'Line' cannot receive the derivatives of 'Line' because it is not partial; declare it as 'public sealed partial record Line'");

    [Fact]
    public void A_file_type() => Refused("""
        file static partial class Lessons
        {
            [[|Differentiable|]]
            public static double F(double x) => x;
        }
        """, "SBP002", "The derivatives of 'F' are written in another file, where the file-local type 'Lessons' cannot be seen; declare it as 'static partial class Lessons'");

    [Fact]
    public void A_local_function() => Refused("""
        public static class Lessons
        {
            public static double G(double y)
            {
                [[|Differentiable|]]
                static double F(double x) => x;
                return F(y);
            }
        }
        """, "SBP003", "'F' is a local function, and nothing can be generated beside it; move it into a type: 'public static partial class Derivatives { [Differentiable] public static double F(double x) => …; }'");

    [Fact]
    public void A_method_at_the_top_level() => Refused("""
        System.Console.WriteLine(F(1));
        [[|Differentiable|]]
        static double F(double x) => x;
        """, "SBP003", "'F' is a local function, and nothing can be generated beside it; move it into a type: 'public static partial class Derivatives { [Differentiable] public static double F(double x) => …; }'");

    [Fact]
    public void A_lambda() => Refused("""
        public static class Lessons
        {
            public static readonly System.Func<double, double> F = [[|Differentiable|]] (x) => x*x;
        }
        """, "SBP004", "A lambda has no type to generate derivatives in; write a method: 'public static partial class Derivatives { [Differentiable] public static double F(double x) => x * x; }'");

    [Fact]
    public void A_lambda_with_another_attribute_is_nobodys_business() => Accepted("""
        public static class Lessons
        {
            public static readonly System.Func<double, double> F = [System.Obsolete] (x) => x * x;
        }
        """);

    [Fact]
    public void An_interface_that_is_not_partial() => Refused("""
        public interface IModel
        {
            [[|Differentiable|]]
            double F(double x);
        }
        """, "SBP006", "'F' is declared in the interface 'IModel', which is not partial; declare it as 'public partial interface IModel', or mark the method of a class or struct that implements it: '[Differentiable] public double F(double x) => …;'");

    [Fact]
    public void Nothing_to_differentiate_with_respect_to() => Refused(Method("double F(int n, [NoDerivative] double x) => n * x;"), "SBP007",
        "'F' has no parameter that a derivative could be taken with respect to; give it a parameter of type double, float, an array or span of them, Matrix<T> or a [Differentiable] type, that is not [NoDerivative]");

    [Fact]
    public void Nothing_to_differentiate() => Refused(Method("int F(double x) => 3;"), "SBP007", WithoutResult);

    [Fact]
    public void Weights_without_numbers() => Refused("""
        [[|Differentiable|]]
        public sealed partial record Options(int Count);
        """, "SBP007", "'Options' has no member that a derivative could be taken with respect to; give it members of type double, float, double[], float[], Matrix<T> or a [Differentiable] type, that are not [NoDerivative]");

    [Fact]
    public void A_name_that_a_method_has_already() => Refused(Method("double F(double x) => x;\n    public static double FGradient(double x) => 1;"), "SBP008",
        "'F' would get a member 'FGradient', which 'Lessons.FGradient(double)' has already; rename one of the two");

    [Fact]
    public void A_name_that_a_field_has_already() => Refused(Method("double F(double x) => x;\n    public static double FBackward = 1;"), "SBP008",
        "'F' would get a member 'FBackward', which 'Lessons.FBackward' has already; rename one of the two");

    [Fact]
    public void An_overload_of_the_name_is_no_collision() => Accepted(Method("double F(double x) => x;\n    public static double FGradient(double x, int n, bool b) => 1;").Replace("[|", "").Replace("|]", ""));

    [Fact]
    public void Weights_that_cannot_be_built() => Refused("""
        [[|Differentiable|]]
        public sealed partial class Line
        {
            public Line(int number) => Slope = number;
            public double Slope { get; }
        }
        """, "SBP009", "No gradient of type 'Line' can be built because no constructor hands each of its parameters to a member and does nothing else, and not all members can be set; declare it as a record with its members as parameters, or give every member a setter and the type a constructor without parameters");

    [Fact]
    public void A_struct_that_is_not_marked() => Refused("public struct Point { public double X; }\n" + Method("double F(Point p) => p.X;"), "SBP012",
        "The parameter 'p' has the type 'Point', which holds real numbers that would not be differentiated; mark that type [Differentiable] if it is yours, pass its numbers one by one, or mark the parameter [NoDerivative]");

    [Fact]
    public void A_method_that_gives_and_writes_nothing() => Refused(Method("void F(double[] x) { }"), "SBP007", WithoutResult);

    [Fact]
    public void A_decimal() => Refused(Method("double F(double x, decimal y) => x;"), "SBP011",
        "A value of type 'decimal' is not differentiated; use double or float: decimal arithmetic has no infinities and rounds in base ten, so the rules do not hold");

    [Fact]
    public void A_result_that_is_an_array_of_arrays() => Refused(Method("double[][] F(double x) => [[x]];"), "SBP011",
        "A value of type 'double[][]' is not differentiated; return numbers, arrays of them, matrices, structs of numbers or a tuple of these");

    [Fact]
    public void A_method_over_a_type_parameter_that_is_no_number() => Refused("""
        public interface IRing<TSelf> where TSelf : IRing<TSelf>
        {
            static abstract TSelf operator *(TSelf a, TSelf b);
        }
        public static partial class Lessons
        {
            [[|Differentiable|]]
            public static TRing Square<TRing>(TRing x) where TRing : struct, IRing<TRing> => x * x;
        }
        """, "SBP007", "'Square' has no parameter that a derivative could be taken with respect to; give it a parameter of type double, float, an array or span of them, Matrix<T> or a [Differentiable] type, that is not [NoDerivative]");

    [Fact]
    public void A_method_without_a_body() => Refused("""
        #pragma warning disable CS0626
        public static partial class Lessons
        {
            [[|Differentiable|]]
            public static extern double F(double x);
        }
        """, "SBP013", "'F' has no body to differentiate; mark the method that implements it");

    [Fact]
    public void An_auxiliary_result_that_does_not_exist() => Refused("""
        public static partial class Lessons
        {
            [[|Differentiable(Auxiliary = ["accuracy"])|]]
            public static (double loss, double error) F(double x) => (x, x);
        }
        """, "SBP014", "'accuracy' does not name an element of the result of 'F'; the elements are: loss, error");

    [Fact]
    public void A_member_of_an_extension_block()
    {
        var source = MarkedSource.Read("""
            using SymbolicBackprop;
            public static partial class Lessons
            {
                extension(double x)
                {
                    [[|Differentiable|]]
                    public double F(double y) => x * y;
                }
            }
            """);
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(source.Text, LanguageVersion.Preview)));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("SBP005", source.Marks[0]), (diagnostic.Id, diagnostic.Location.SourceSpan));
        Assert.Equal(
            "'F' is declared in an extension block, which cannot be partial; declare a static method in the partial class instead: 'public static double F(double x, double y)'",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    private const string WithoutResult = "'F' has no result that could be differentiated; return a double, a float, a Matrix<T>, or a tuple with such an element that is not auxiliary; "
        + "or write to a 'ref' or 'out' parameter, an array, a span or a matrix";

    private static string Method(string declaration) => $$"""
        public static partial class Lessons
        {
            [[|Differentiable|]]
            public static {{declaration}}
        }
        """;

    private static void Refused(string declaration, string id, string message)
    {
        var run = GeneratorTest.Run("using SymbolicBackprop;\n" + declaration + Neighbour, new ExpectedDiagnostic(id, message));
        Assert.Contains("SquareGradient", run.TextOf("Neighbour.Square"), StringComparison.Ordinal);
        Assert.Single(run.Result.GeneratedSources);
    }

    private static void Accepted(string declaration) => GeneratorTest.Run("using SymbolicBackprop;\n" + declaration + Neighbour);
}
