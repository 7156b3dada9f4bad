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
        """, new ExpectedDiagnostic("SBP009", "No gradient of type 'Curve' can be built because its member 'Points' has the type 'System.Collections.Generic.List<double>', which holds real numbers that would not be differentiated; use double, float, double[], float[], Matrix<T>, a [Differentiable] type, or an array or list of matrices or such types; or mark the member [NoDerivative]"));

    [Fact]
    public void A_tree_whose_children_are_trees() => Refused("""
        [[|Differentiable|]]
        public sealed partial record Tree(double Value, Tree[] Children);
        """, new ExpectedDiagnostic("SBP009", "No gradient of type 'Tree' can be built because it contains itself, so it has no fixed list of numbers; hold the numbers in arrays or matrices, or mark the member [NoDerivative]"));

    [Theory]
    [InlineData("public sealed partial class Sorted { public Sorted(double[] values) { Values = values; System.Array.Sort(Values); } public double[] Values { get; } }")]
    [InlineData("public sealed partial class Sorted { public Sorted(double[] values) => Values = [.. values]; public double[] Values { get; } }")]
    [InlineData("public sealed partial class Sorted(double[] values) { public double[] Values { get; } = [.. values]; }")]
    [InlineData("public sealed partial record Sorted(double[] Values) { public double[] Values { get; init; } = [.. Values]; }")]
    public void A_constructor_that_changes_what_it_is_given(string type) => Refused(
        "[[|Differentiable|]]\n" + type,
        new ExpectedDiagnostic("SBP009", "No gradient of type 'Sorted' can be built because no constructor hands each of its parameters to a member and does nothing else, and not all members can be set; declare it as a record with its members as parameters, or give every member a setter and the type a constructor without parameters"));

    [Theory]
    [InlineData("public sealed partial class Line { public Line(double[] values, double b) { System.ArgumentNullException.ThrowIfNull(values); Values = values; this.B = b; } public double[] Values { get; } public double B { get; } }")]
    [InlineData("public sealed partial class Line { public Line(double[] values, double b) => (Values, B) = (values, b); public double[] Values { get; } public double B { get; } }")]
    [InlineData("public sealed partial class Line(double[] values) { public double[] Values { get; } = values; }")]
    public void A_constructor_that_hands_its_parameters_on(string type)
    {
        var run = GeneratorTest.Run("using SymbolicBackprop;\n[Differentiable]\n" + type);
        Assert.Contains("CreateLike", Assert.Single(run.Result.GeneratedSources).SourceText.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[|w.Values[0] = x|]; return w.Values[0];", "Writing to an array or matrix that a field or property holds", "write to a copy of it, or pass it as a parameter of its own")]
    [InlineData("[|w.Layers[0].Values[0] = x|]; return x * w.Values[0];", "Writing to an array or matrix that a field or property holds", "write to a copy of it, or pass it as a parameter of its own")]
    [InlineData("[|w.Layers[0] = w.Layers[1]|]; return w.Layers[0].Values[0] * x;", "Writing a 'Layer' to an element", "put it there in a method that calls this one, or write the members that differ")]
    [InlineData("return [|w.Layers[0].Scale|] * x;", "The number 'Scale' of an element of weights, which cannot be set,", "give it a setter, or hold it in an array")]
    public void What_weights_hold_is_read_only(string body, string what, string instead) => Refused($$"""
        [Differentiable]
        public sealed partial record Layer(double[] Values, double Scale);

        [Differentiable]
        public sealed partial record Network(Layer[] Layers, double[] Values);

        public static partial class Methods
        {
            [Differentiable]
            public static double F(Network w, double x)
            {
                {{body}}
            }
        }
        """, new ExpectedDiagnostic("SBP010", $"{what} is not differentiated; {instead}"));

    [Theory]
    [InlineData("double?")]
    [InlineData("System.Half")]
    [InlineData("System.Numerics.Plane")]
    [InlineData("System.Numerics.Vector<float>")]
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
