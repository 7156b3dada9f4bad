using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.Training;

public class GradientCheckRuleTests
{
    [Fact]
    public void A_right_rule_of_numbers_passes_and_a_wrong_one_fails()
    {
        Assert.Equal(2, Passed(GradientCheck.Rule(Product, [2.0, 3.0, 4], backward: ProductBackward)));
        Assert.Equal(2, Passed(GradientCheck.Rule(Product, [2.0, 3.0, 4], tangent: ProductTangent)));
        Assert.Equal(4, Passed(GradientCheck.Rule(Product, [2.0, 3.0, 4], backward: ProductBackward, tangent: ProductTangent)));
        var wrong = GradientCheck.Rule(Product, [2.0, 3.0, 4], backward: (double x, double y, int n, double result, double upstream) => (upstream * y * n, upstream * x));
        Assert.Equal((2, 1), (wrong.EntryCount, wrong.FailureCount));
        Assert.Equal("y", wrong.Worst!.Value.Name);
        Assert.Throws<GradientMismatchException>(wrong.ThrowIfFailed);
    }

    [Fact]
    public void A_rule_that_forgets_its_upstream_value_or_tangent_fails()
    {
        Assert.False(GradientCheck.Rule(Math.Exp, [1.0], backward: (double x, double y, double upstream) => y).Passed);
        Assert.False(GradientCheck.Rule(Math.Exp, [1.0], tangent: (double x, double y, double xTangent) => y).Passed);
        Assert.True(GradientCheck.Rule(Math.Exp, [1.0], backward: (double x, double y, double upstream) => y * upstream).Passed);
    }

    [Fact]
    public void The_attribute_says_which_parameter_a_rule_is_about()
    {
        Assert.Equal(1, Passed(GradientCheck.Rule(Product, [2.0, 3.0, 4], backward: ProductBackwardOfY)));
        Assert.Equal(1, Passed(GradientCheck.Rule(Product, [2.0, 3.0, 4], tangent: ProductTangentOfY)));
        Assert.Throws<ArgumentException>(() => GradientCheck.Rule(Math.Exp, [1.0], backward: ProductBackwardOfY));
    }

    [Fact]
    public void Arrays_and_matrices_are_checked_entry_by_entry()
    {
        var m = Matrix.FromRows<double>([[1, 2], [3, 4]]);
        var before = m.Clone();
        Func<double[], Matrix<double>, Matrix<double>> function = (x, w) => w * x[0] + w * x[1];
        Assert.Equal(24, Passed(GradientCheck.Rule(function, [new[] { 2.0, 5 }, m], backward: (double[] x, Matrix<double> w, Matrix<double> y, Matrix<double> upstream) =>
            (new[] { Matrix.Dot(upstream, w), Matrix.Dot(upstream, w) }, upstream * (x[0] + x[1])))));
        Assert.Equal(24, Passed(GradientCheck.Rule(function, [new[] { 2.0, 5 }, m], tangent: (double[] x, Matrix<double> w, Matrix<double> y, double[] xTangent, Matrix<double> wTangent) =>
            w * (xTangent[0] + xTangent[1]) + wTangent * (x[0] + x[1]))));
        var wrong = GradientCheck.Rule(function, [new[] { 2.0, 5 }, m], backward: (double[] x, Matrix<double> w, Matrix<double> y, Matrix<double> upstream) =>
            (new[] { Matrix.Dot(upstream, w), 0.0 }, upstream * (x[0] + x[1])));
        Assert.Equal(4, wrong.FailureCount);
        Assert.StartsWith("∂result[0]/∂x[1]", wrong.Worst!.Value.Name, StringComparison.Ordinal);
        Assert.Equal(before.AsSpan().ToArray(), m.AsSpan().ToArray());
    }

    [Fact]
    public void Arrays_of_arrays_and_of_two_dimensions()
    {
        Func<double[][], double[,], double> function = (jagged, table) => jagged[0][1] * jagged[1][0] * table[0, 1] + table[1, 0];
        Assert.Equal(7, Passed(GradientCheck.Rule(function, [new double[][] { [2, 3], [5] }, new double[,] { { 1, 2 }, { 3, 4 } }], backward: (double[][] jagged, double[,] table, double y, double upstream) =>
            (new double[][] { [0, upstream * jagged[1][0] * table[0, 1]], [upstream * jagged[0][1] * table[0, 1]] },
                new double[,] { { 0, upstream * jagged[0][1] * jagged[1][0] }, { upstream, 0 } }))));
    }

    [Fact]
    public void Tuples_and_results_that_are_not_differentiated()
    {
        Func<double, (double, int, float[])> function = x => (x * x, 3, [(float)x, 1]);
        Assert.Equal(3, Passed(GradientCheck.Rule(function, [2.0], backward: (double x, (double, int, float[]) y, (double, float[]) upstream) => 2 * x * upstream.Item1 + upstream.Item2[0])));
        Func<double, (double, int)> one = x => (x * x, 3);
        Assert.Equal(1, Passed(GradientCheck.Rule(one, [2.0], backward: (double x, (double, int) y, double upstream) => 2 * x * upstream)));
    }

    [Fact]
    public void A_forward_rule_gives_the_value_to_the_bit_and_the_state()
    {
        Func<double, (double, string)> forward = x => (Math.Exp(x), "kept");
        Func<double, double, string, double, double> backward = (x, y, state, upstream) => state == "kept" ? y * upstream : 0;
        Assert.Equal(2, Passed(GradientCheck.Rule(Math.Exp, [1.0], backward, forward: forward)));
        Func<double, (double, string)> wrong = x => (Math.BitIncrement(Math.Exp(x)), "kept");
        Assert.Equal("result[0]", GradientCheck.Rule(Math.Exp, [1.0], forward: wrong).Worst!.Value.Name);
        Assert.Equal(1, GradientCheck.Rule(Math.Exp, [1.0], forward: wrong).FailureCount);
    }

    [Fact]
    public void Single_precision_has_its_own_tolerance()
    {
        Assert.Equal(1, Passed(GradientCheck.Rule(MathF.Exp, [1.5f], backward: (float x, float y, float upstream) => y * upstream)));
        Assert.False(GradientCheck.Rule(MathF.Exp, [1.5f], backward: (float x, float y, float upstream) => 1.01f * y * upstream).Passed);
    }

    [Fact]
    public void The_receiver_of_a_method_comes_first()
    {
        var exponent = new Exponent(3);
        Assert.Equal(1, Passed(GradientCheck.Rule(exponent.Of, [2.0], backward: (Exponent self, double x, double y, double upstream) => upstream * self.Number * y / x)));
    }

    [Fact]
    public void Rules_of_weights()
    {
        var line = new Line(2, 3);
        Assert.True(GradientCheck.Rule<Line>(Loss, line, (weights, _, upstream) => new Line(4 * upstream, 2 * weights.Intercept * upstream)).Passed);
        Assert.False(GradientCheck.Rule<Line>(Loss, line, (weights, _, upstream) => new Line(4, 2 * weights.Intercept)).Passed);

        static double Loss(Line weights) => 4 * weights.Slope + weights.Intercept * weights.Intercept;
    }

    [Fact]
    public void What_is_no_rule_of_the_method_is_said()
    {
        Assert.Throws<ArgumentException>(() => GradientCheck.Rule(Math.Exp, [1.0]));
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Rule(null!, [1.0], backward: ProductBackward));
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Rule(Math.Exp, null!, backward: ProductBackward));
        Assert.Throws<ArgumentException>(() => GradientCheck.Rule(Product, [2.0, 3.0, 4], backward: (double x, double y, int n, double result, double upstream) => 0.0));
        Assert.Throws<ArgumentException>(() => GradientCheck.Rule(Sum, [new[] { 1.0, 2 }], backward: (double[] x, double result, double upstream) => new double[3]));
        Assert.Throws<DivideByZeroException>(() => GradientCheck.Rule(Math.Exp, [1.0], backward: (double x, double y, double upstream) => 1 / (int)Math.Floor(0.1)));
    }

    private static double Product(double x, double y, int n) => x * y * n;

    private static (double X, double Y) ProductBackward(double x, double y, int n, double result, double upstream) => (upstream * y * n, upstream * x * n);

    private static double ProductTangent(double x, double y, int n, double result, double xTangent, double yTangent) => (xTangent * y + x * yTangent) * n;

    [BackwardOf(nameof(Product), Parameter = nameof(y))]
    private static double ProductBackwardOfY(double x, double y, int n, double result, double upstream) => upstream * x * n;

    [TangentOf(nameof(Product), Parameter = nameof(y))]
    private static double ProductTangentOfY(double x, double y, int n, double result, double yTangent) => yTangent * x * n;

    private static double Sum(double[] x) => x.Sum();

    private static int Passed(GradientCheckResult result)
    {
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(0, result.InconclusiveCount);
        return result.EntryCount;
    }

    private sealed class Exponent(double number)
    {
        public double Number => number;

        public double Of(double x) => Math.Pow(x, number);
    }
}
