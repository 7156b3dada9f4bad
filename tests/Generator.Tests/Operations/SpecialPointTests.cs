using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Tests.Operations;

/// <summary>The points where calculus leaves a choice or arithmetic would spoil it: each line is a line of the contract.</summary>
public class SpecialPointTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(0, 2, 0, 0)]
    [InlineData(0, 1, 1, 0)]
    [InlineData(0, 0, 0, double.NaN)]
    [InlineData(0, 0.5, Infinity, 0)]
    [InlineData(0, -1, -Infinity, double.NaN)]
    [InlineData(-0.0, -2, Infinity, double.NaN)]
    [InlineData(2, 2, 4, 2.772588722239781)]
    public void The_derivatives_of_a_power_follow_the_table(double x, double p, double byBase, double byExponent) =>
        AssertDerivatives("Pow", [x, p], [byBase, byExponent]);

    [Theory]
    [InlineData("Max", 3, 3, 0.5, 0.5)]
    [InlineData("Min", 3, 3, 0.5, 0.5)]
    [InlineData("MaxNumber", 3, 3, 0.5, 0.5)]
    [InlineData("MinNumber", 3, 3, 0.5, 0.5)]
    [InlineData("MaxNative", 3, 3, 0.5, 0.5)]
    [InlineData("MinNative", 3, 3, 0.5, 0.5)]
    [InlineData("MaxMagnitude", 3, -3, 0.5, 0.5)]
    [InlineData("MinMagnitude", -3, 3, 0.5, 0.5)]
    [InlineData("Atan2", 0, 0, 0, 0)]
    [InlineData("Atan2Pi", 0, 0, 0, 0)]
    [InlineData("Hypot", 0, 0, 0, 0)]
    [InlineData("Remainder", 7.5, 2, 1, -3)]
    [InlineData("Remainder", -7.5, 2, 1, 3)]
    [InlineData("LogSumExp", 1000, -1000, 1, 0)]
    [InlineData("LogSumExp", -1000, -1000, 0.5, 0.5)]
    [InlineData("LogSumExp", 1000, 1000, 0.5, 0.5)]
    [InlineData("LogSumExp", Infinity, 0, 1, 0)]
    public void Two_operands_share_as_the_contract_says(string row, double a, double b, double byFirst, double bySecond) =>
        AssertDerivatives(row, [a, b], [byFirst, bySecond]);

    [Theory]
    [InlineData("Max")]
    [InlineData("Min")]
    [InlineData("MaxNumber")]
    [InlineData("MinNumber")]
    [InlineData("MaxNative")]
    [InlineData("MinNative")]
    [InlineData("MaxMagnitude")]
    [InlineData("MinMagnitude")]
    [InlineData("MaxMagnitudeNumber")]
    [InlineData("MinMagnitudeNumber")]
    public void At_a_tie_with_a_constant_the_derivative_is_zero(string row)
    {
        OperationCase use = new(row, new Real(0), new Real(0));
        Assert.Equal(0.0, Derivative(use, 0, isConstant: operand => operand == 1));
        Assert.Equal(0.0, Derivative(use, 1, isConstant: operand => operand == 0));
    }

    [Theory]
    [InlineData("Clamp", -1, 1, 0, 0)]
    [InlineData("Clamp", 1, 1, 0, 0)]
    [InlineData("Clamp", 2, 0, 0, 1)]
    [InlineData("Clamp", -2, 0, 1, 0)]
    [InlineData("ClampNative", -1, 1, 0, 0)]
    [InlineData("ClampNative", 1, 1, 0, 0)]
    public void At_a_bound_a_clamp_lets_the_number_through(string row, double x, double byNumber, double byLow, double byHigh) =>
        AssertDerivatives(row, [x, -1, 1], [byNumber, byLow, byHigh]);

    [Theory]
    [InlineData("Abs", 0, 0)]
    [InlineData("Abs", -0.0, 0)]
    [InlineData("Relu", 0, 0)]
    [InlineData("Sqrt", 0, Infinity)]
    [InlineData("Sigmoid", 1000, 0)]
    [InlineData("Sigmoid", -1000, 0)]
    [InlineData("Softplus", 1000, 1)]
    [InlineData("Softplus", -1000, 0)]
    [InlineData("Tanh", 1000, 0)]
    [InlineData("Tanh", -1000, 0)]
    [InlineData("Asinh", 1e300, 1e-300)]
    public void Functions_of_one_number_are_finite_and_right_at_their_special_points(string row, double x, double expected) =>
        AssertDerivatives(row, [x], [expected]);

    /// <summary>In the tails, where a derivative written with the function itself would be 0/0 or the difference of equal numbers.</summary>
    [Theory]
    [InlineData("LogNormalCdf", -1e10, 1e10)]
    [InlineData("LogNormalCdf", -40, 40.024968847207264)]
    [InlineData("LogNormalCdf", 40, 0)]
    [InlineData("ScaledErfc", 1e10, -5.641895835477563e-21)]
    [InlineData("ScaledErfc", 100, -5.6410497625993185e-05)]
    [InlineData("NormalQuantile", 1e-10, 1535723698.1963858)]
    [InlineData("NormalCdf", 0, 0.3989422804014327)]
    [InlineData("Digamma", Infinity, 0)]
    [InlineData("LogGamma", 1e100, 230.25850929940457)]
    public void Special_functions_have_their_derivatives_in_the_tails(string row, double x, double expected) =>
        Assert.InRange(Derivative(new OperationCase(row, new Real(x)), 0)!.Value / (expected == 0 ? 1 : expected), expected == 0 ? 0 : 1 - 1e-13, expected == 0 ? 1e-300 : 1 + 1e-13);

    [Theory]
    [InlineData("Abs", 0)]
    [InlineData("Relu", 0)]
    public void An_infinite_upstream_value_at_a_kink_still_gives_zero(string row, double x) =>
        Assert.Equal(0.0, Derivative(new OperationCase(row, new Real(x)), 0, upstream: Infinity));

    [Theory]
    [InlineData("Log", Infinity, 0)]
    [InlineData("Exp", -Infinity, 0)]
    [InlineData("Exp", Infinity, Infinity)]
    [InlineData("Sin", double.NaN, double.NaN)]
    [InlineData("Sqrt", -1, double.NaN)]
    public void Infinities_and_NaN_propagate_as_arithmetic_says(string row, double x, double expected) => AssertDerivatives(row, [x], [expected]);

    [Fact]
    public void The_length_of_the_zero_vector_has_derivative_zero()
    {
        OperationCase use = new("Norm", new Reals(0, 0));
        var adjoint = RowFunctions.Evaluate(RowFunctions.Adjoint(use, 0, IrType.Double), new double[2], 1.0);
        Assert.Equal([0.0, 0.0], (double[])adjoint!);
    }

    [Fact]
    public void The_softmax_of_far_apart_logarithms_is_the_derivative_of_their_sum()
    {
        OperationCase use = new("LogSumExpOfSpan", new Reals(1000, -1000, 1000));
        var adjoint = RowFunctions.Evaluate(RowFunctions.Adjoint(use, 0, IrType.Double), new double[] { 1000, -1000, 1000 }, 1.0);
        Assert.Equal([0.5, 0, 0.5], ((double[])adjoint!).Select(number => Math.Round(number, 12)));
    }

    [Theory]
    [InlineData(0, 2, 2, 0)]
    [InlineData(-3, 2, 2, 0)]
    [InlineData(0, 1, 0, 0)]
    [InlineData(0, 3, 0, 6)]
    [InlineData(-2, 3, -12, 6)]
    public void A_constant_exponent_never_goes_through_a_logarithm(double x, double exponent, double second, double third)
    {
        Assert.Equal(second, RowFunctions.Evaluate(HigherDerivative.OfPower(2, exponent), x));
        Assert.Equal(third, RowFunctions.Evaluate(HigherDerivative.OfPower(3, exponent), x));
    }

    private static void AssertDerivatives(string row, double[] point, double[] expected)
    {
        OperationCase use = new(row, [.. point.Select(number => new Real(number))]);
        for (var operand = 0; operand < expected.Length; operand++)
            Assert.Equal(expected[operand], Derivative(use, operand)!.Value, tolerance: 1e-15 * Math.Max(1, Math.Abs(Finite(expected[operand]))));
    }

    private static double Finite(double number) => double.IsFinite(number) ? number : 0;

    private static double? Derivative(OperationCase use, int operand, double upstream = 1, Func<int, bool>? isConstant = null) =>
        (double?)RowFunctions.Evaluate(RowFunctions.Adjoint(use, operand, IrType.Double, isConstant), [.. RowFunctions.Boxed(use, IrType.Double), upstream]);
}
