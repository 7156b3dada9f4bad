using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>Types of weights that cannot have a gradient, and parameters that would hide real numbers.</summary>
public class WeightsTests
{
    private const string Neighbour = """

        public static partial class Neighbour
        {
            [Differentiable]
            public static double Square(double x) => x * x;
        }
        """;

    [Fact]
    public void A_member_that_other_types_cannot_read() => Refused("""
        [[|Differentiable|]]
        public sealed partial class Line
        {
            private double[] _values = new double[2];

            public double First() => _values[0];
        }
        """, new ExpectedDiagnostic("SBP009", "No gradient of type 'Line' can be built because its member '_values' is private, and derivatives that are generated in other types have to read it; make it internal or public, or mark it [NoDerivative]"));

    [Fact]
    public void A_type_that_contains_itself() => Refused("""
        [[|Differentiable|]]
        public sealed partial record Tree(double Value, Tree? Next);
        """, new ExpectedDiagnostic("SBP009", "No gradient of type 'Tree' can be built because it contains itself, so it has no fixed list of numbers; hold the numbers in arrays or matrices, or mark the member [NoDerivative]"));

    [Fact]
    public void Types_that_contain_each_other_and_whoever_holds_or_takes_them() => Refused("""
        [[|Differentiable|]]
        public sealed partial record Odd(double Value, Even? Next);

        [[|Differentiable|]]
        public sealed partial record Even(double Value, Odd? Next);

        [[|Differentiable|]]
        public sealed partial record Holder(double Value, Odd Inner);

        public static partial class Methods
        {
            [[|Differentiable|]]
            public static double F(Holder holder) => holder.Value;
        }
        """,
        new ExpectedDiagnostic("SBP009", "No gradient of type 'Odd' can be built because it contains itself, so it has no fixed list of numbers; hold the numbers in arrays or matrices, or mark the member [NoDerivative]"),
        new ExpectedDiagnostic("SBP009", "No gradient of type 'Even' can be built because it contains itself, so it has no fixed list of numbers; hold the numbers in arrays or matrices, or mark the member [NoDerivative]"),
        new ExpectedDiagnostic("SBP009", "No gradient of type 'Holder' can be built because its member 'Inner' has a type that was refused; mend that type first"),
        new ExpectedDiagnostic("SBP012", "The parameter 'holder' has the type 'Holder', which is marked [Differentiable] but was refused; mend that type first"));

    [Fact]
    public void A_member_that_holds_real_numbers_out_of_sight() => Refused("""
        [[|Differentiable|]]
        public sealed partial record Curve(double Scale, System.Collections.Generic.List<double> Points);
        """, new ExpectedDiagnostic("SBP009", "No gradient of type 'Curve' can be built because its member 'Points' has the type 'System.Collections.Generic.List<double>', which holds real numbers that would not be differentiated; use double, float, double[], float[], Matrix<T> or a [Differentiable] type, or mark the member [NoDerivative]"));

    [Theory]
    [InlineData("double?")]
    [InlineData("System.Half")]
    [InlineData("System.Numerics.Plane")]
    [InlineData("System.Numerics.Vector<float>")]
    [InlineData("System.Memory<float>")]
    [InlineData("System.Collections.Generic.List<double>")]
    [InlineData("Plain")]
    public void A_parameter_that_holds_real_numbers_out_of_sight(string type) => Refused($$"""
        public struct Plain
        {
            public double X;
        }

        public static partial class Methods
        {
            [[|Differentiable|]]
            public static double F({{type}} hidden, double x) => x;

            [Differentiable]
            public static double G([NoDerivative] {{type}} hidden, double x) => x;
        }
        """, new ExpectedDiagnostic("SBP012", $"The parameter 'hidden' has the type '{type}', which holds real numbers that would not be differentiated; mark that type [Differentiable] if it is yours, pass its numbers one by one, or mark the parameter [NoDerivative]"));

    private static void Refused(string source, params ExpectedDiagnostic[] expected)
    {
        var run = GeneratorTest.Run("using SymbolicBackprop;\n" + source + Neighbour, expected);
        Assert.Contains("SquareGradient", string.Concat(run.Result.GeneratedSources.Select(file => file.SourceText.ToString())), StringComparison.Ordinal);
    }
}
