namespace SymbolicBackprop.Tests.SpecialFunctions;

/// <summary>The ends of the domains, poles, infinities and NaN, in both precisions.</summary>
public class EdgeTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData("Erf", 0.0, 0.0)]
    [InlineData("Erf", Infinity, 1)]
    [InlineData("Erf", -Infinity, -1)]
    [InlineData("Erf", 1e30, 1)]
    [InlineData("Erfc", 0.0, 1)]
    [InlineData("Erfc", Infinity, 0.0)]
    [InlineData("Erfc", 1e30, 0.0)]
    [InlineData("Erfc", -Infinity, 2)]
    [InlineData("ScaledErfc", 0.0, 1)]
    [InlineData("ScaledErfc", Infinity, 0.0)]
    [InlineData("ScaledErfc", -Infinity, Infinity)]
    [InlineData("ScaledErfc", -1e30, Infinity)]
    [InlineData("ErfInverse", 0.0, 0.0)]
    [InlineData("ErfInverse", 1, Infinity)]
    [InlineData("ErfInverse", -1, -Infinity)]
    [InlineData("ErfInverse", 1.5, double.NaN)]
    [InlineData("ErfInverse", -Infinity, double.NaN)]
    [InlineData("ErfcInverse", 0.0, Infinity)]
    [InlineData("ErfcInverse", 1, 0.0)]
    [InlineData("ErfcInverse", 2, -Infinity)]
    [InlineData("ErfcInverse", -0.5, double.NaN)]
    [InlineData("ErfcInverse", Infinity, double.NaN)]
    [InlineData("NormalPdf", Infinity, 0.0)]
    [InlineData("NormalPdf", -1e30, 0.0)]
    [InlineData("NormalCdf", 0.0, 0.5)]
    [InlineData("NormalCdf", Infinity, 1)]
    [InlineData("NormalCdf", -Infinity, 0.0)]
    [InlineData("NormalCdf", -1e30, 0.0)]
    [InlineData("LogNormalCdf", Infinity, -0.0)]
    [InlineData("LogNormalCdf", -Infinity, -Infinity)]
    [InlineData("NormalQuantile", 0.0, -Infinity)]
    [InlineData("NormalQuantile", 0.5, 0.0)]
    [InlineData("NormalQuantile", 1, Infinity)]
    [InlineData("NormalQuantile", 1.5, double.NaN)]
    [InlineData("NormalQuantile", -0.5, double.NaN)]
    [InlineData("Gamma", 0.0, Infinity)]
    [InlineData("Gamma", 1, 1)]
    [InlineData("Gamma", 5, 24)]
    [InlineData("Gamma", -1, double.NaN)]
    [InlineData("Gamma", -8, double.NaN)]
    [InlineData("Gamma", -1e20, double.NaN)]
    [InlineData("Gamma", -1000.5, -0.0)]
    [InlineData("Gamma", -1001.5, 0.0)]
    [InlineData("Gamma", 1000, Infinity)]
    [InlineData("Gamma", Infinity, Infinity)]
    [InlineData("Gamma", -Infinity, double.NaN)]
    [InlineData("LogGamma", 0.0, Infinity)]
    [InlineData("LogGamma", 1, 0.0)]
    [InlineData("LogGamma", 2, 0.0)]
    [InlineData("LogGamma", -3, Infinity)]
    [InlineData("LogGamma", -30, Infinity)]
    [InlineData("LogGamma", Infinity, Infinity)]
    [InlineData("LogGamma", -Infinity, Infinity)]
    [InlineData("Digamma", 0.0, -Infinity)]
    [InlineData("Digamma", -2, double.NaN)]
    [InlineData("Digamma", Infinity, Infinity)]
    [InlineData("Digamma", -Infinity, double.NaN)]
    [InlineData("Trigamma", 0.0, Infinity)]
    [InlineData("Trigamma", -2, double.NaN)]
    [InlineData("Trigamma", Infinity, 0.0)]
    [InlineData("Trigamma", -Infinity, double.NaN)]
    public void The_edges_of_a_function_of_one_number_are_its_limits(string function, double x, double expected) => AssertBoth(function, [x], expected);

    [Theory]
    [InlineData("Erf", -0.0)]
    [InlineData("ErfInverse", -0.0)]
    [InlineData("Gamma", -Infinity)]
    [InlineData("Digamma", Infinity)]
    [InlineData("Trigamma", Infinity)]
    public void The_sign_of_zero_counts(string function, double expected) => AssertBoth(function, [-0.0], expected);

    [Fact]
    public void The_sign_of_zero_counts_where_the_pole_is_odd() => AssertBoth("Polygamma", [2, -0.0], Infinity);

    [Theory]
    [InlineData("Beta", 0, 3, Infinity)]
    [InlineData("Beta", 0, 30, Infinity)]
    [InlineData("Beta", -0.0, 3, Infinity)]
    [InlineData("Beta", 0, 0, Infinity)]
    [InlineData("Beta", 0, Infinity, double.NaN)]
    [InlineData("Beta", 3, Infinity, 0)]
    [InlineData("Beta", Infinity, Infinity, 0)]
    [InlineData("Beta", 1e30, 1e30, 0)]
    [InlineData("Beta", -1, 3, double.NaN)]
    [InlineData("Beta", 1, 1, 1)]
    [InlineData("LogBeta", 0, 3, Infinity)]
    [InlineData("LogBeta", 0, 30, Infinity)]
    [InlineData("LogBeta", -0.0, 30, Infinity)]
    [InlineData("LogBeta", 0, 0, Infinity)]
    [InlineData("LogBeta", Infinity, 0, double.NaN)]
    [InlineData("LogBeta", 3, Infinity, -Infinity)]
    [InlineData("LogBeta", -1, 3, double.NaN)]
    [InlineData("LogBeta", 1, 1, 0)]
    public void The_edges_of_the_beta_function_are_its_limits(string function, double a, double b, double expected)
    {
        AssertBoth(function, [a, b], expected);
        AssertBoth(function, [b, a], expected);
    }

    [Theory]
    [InlineData("Polygamma", -1, 2.5, double.NaN)]
    [InlineData("Polygamma", 2, 0.0, -Infinity)]
    [InlineData("Polygamma", 3, -4.0, double.NaN)]
    [InlineData("Polygamma", 3, Infinity, 0.0)]
    [InlineData("ScaledErfcIntegral", -1, 2.5, double.NaN)]
    [InlineData("ScaledErfcIntegral", 3, Infinity, 0)]
    [InlineData("ScaledErfcIntegral", 3, -Infinity, Infinity)]
    public void The_edges_of_a_function_with_an_order_are_its_limits(string function, int order, double x, double expected) => AssertBoth(function, [order, x], expected);

    public static TheoryData<string> Names => [.. SpecialFunction.ByTable.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Not_a_number_stays_what_it_is(string function)
    {
        double[] operands = SpecialFunction.ByTable[function].Arity == 1 ? [double.NaN] : [2, double.NaN];
        AssertBoth(function, operands, double.NaN);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(-2.7)]
    [InlineData(40)]
    public void Order_zero_is_the_function_itself(double x)
    {
        Assert.Equal(Functions.Digamma(x), Functions.Polygamma(0, x));
        Assert.Equal(Functions.ScaledErfc(x), Functions.ScaledErfcIntegral(0, x));
    }

    /// <summary>The factorial and the power are far out of range, their quotient is not: ψ⁽ⁿ⁾(x) is about −(n − 1)!/xⁿ there.</summary>
    [Theory]
    [InlineData(400, 200.0)]
    [InlineData(2700, 1000.0)]
    public void A_polygamma_function_of_a_high_order_is_finite_where_its_value_is(int order, double x)
    {
        var scale = Math.Exp(Functions.LogGamma(order) - (order * Math.Log(x)));
        Assert.InRange(Math.Abs(Functions.Polygamma(order, x)) / scale, 1, 1 + (2 * order / x));
    }

    private static void AssertBoth(string function, double[] operands, double expected)
    {
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(Canonical(SpecialFunction.ByTable[function].Double(operands))));
        Assert.Equal((float)expected, SpecialFunction.ByTable[function].Single([.. operands.Select(operand => (float)operand)]));
    }

    private static double Canonical(double number) => double.IsNaN(number) ? double.NaN : number;
}
