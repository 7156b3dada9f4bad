using SymbolicBackprop.Training;

namespace SymbolicBackprop.Tests.Training;

public class GradientCheckTests
{
    public static TheoryData<string, Func<double, double>, Func<double, double>, double> Functions => new()
    {
        { "sin", Math.Sin, Math.Cos, 1.3 },
        { "exp", Math.Exp, Math.Exp, 20 },
        { "log near the edge of its domain", Math.Log, x => 1 / x, 1e-3 },
        { "log very near the edge of its domain", Math.Log, x => 1 / x, 1e-5 },
        { "a fast wave", x => Math.Sin(1000 * x), x => 1000 * Math.Cos(1000 * x), 0.7 },
        { "a large argument", x => x * x, x => 2 * x, 1e9 },
        { "a constant", _ => 5, _ => 0, 2 },
        { "beside a kink", Math.Abs, x => Math.Sign(x), 1e-3 },
        { "a flat minimum", x => x * x * x * x, x => 4 * x * x * x, 0 },
        { "values that cancel", x => 1e8 + x * x - 1e8, x => 2 * x, 0.3 },
        { "a tiny derivative of a large value", x => 1000 + 1e-6 * x, _ => 1e-6, 1 },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_right_derivative_passes_and_a_wrong_one_fails(string name, Func<double, double> function, Func<double, double> derivative, double at)
    {
        Assert.NotEmpty(name);
        var right = GradientCheck.Run(function, at, derivative(at));
        Assert.True(right.Passed, right.ToString());
        // Where values cancel, eight digits of them are noise.
        var wrongness = name is "values that cancel" or "a tiny derivative of a large value" ? 1e-2 : 1e-5;
        var wrong = GradientCheck.Run(function, at, derivative(at) * (1 + wrongness) + (derivative(at) == 0 ? 1e-5 : 0));
        Assert.False(wrong.Passed, wrong.ToString());
        Assert.Equal(0, right.InconclusiveCount);
    }

    [Fact]
    public void Extrapolation_takes_the_error_of_a_coarse_step_away()
    {
        // The central difference at the first step, 1/8, is off by e/384 = 7e-3.
        var (value, uncertainty) = new CentralDifference(Math.Exp, 1, isDouble: true, computesInSingle: false).Estimate(0);
        Assert.Equal(Math.E, value, 1e-13);
        Assert.InRange(uncertainty, 0, 1e-13);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_derivative_that_is_not_finite_fails_where_the_numeric_one_is(double derivative)
    {
        var result = GradientCheck.Run(Math.Sin, 1.0, derivative);
        Assert.False(result.Passed);
        Assert.Throws<GradientMismatchException>(result.ThrowIfFailed);
    }

    [Fact]
    public void The_kink_itself_cannot_be_confirmed() =>
        Assert.False(GradientCheck.Run(x => Math.Max(x, 0), 0.0, 0.0).Passed);

    [Fact]
    public void The_worst_entry_of_an_array_is_named_in_one_line()
    {
        double[] at = [1, 2, 3];
        var result = GradientCheck.Run(x => x[0] * x[1] + x[2], at, [2, 1.5, 1]);
        Assert.Equal((3, 1), (result.EntryCount, result.FailureCount));
        Assert.Equal(1, result.Worst!.Value.Index);
        Assert.StartsWith("gradient check FAILED: 1 of 3 entries; worst x[1]: analytic 1.5, numeric 1 ", result.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\n", result.ToString(), StringComparison.Ordinal);
        var exception = Assert.Throws<GradientMismatchException>(result.ThrowIfFailed);
        Assert.Equal(result.ToString(), exception.Message);
        Assert.Equal([1, 2, 3], at);
        GradientCheck.Run(x => x[0] * x[1] + x[2], at, [2, 1, 1]).ThrowIfFailed();
    }

    [Fact]
    public void Floats_are_checked_with_steps_that_floats_can_bear()
    {
        GradientCheck.Run(x => MathF.Sin(x) * x, 1.5f, MathF.Cos(1.5f) * 1.5f + MathF.Sin(1.5f)).ThrowIfFailed();
        Assert.False(GradientCheck.Run(x => MathF.Sin(x) * x, 1.5f, 1.01f * (MathF.Cos(1.5f) * 1.5f + MathF.Sin(1.5f))).Passed);
        GradientCheck.Run(x => x[0] * x[1], [3f, 4f], [4f, 3f]).ThrowIfFailed();
    }

    [Fact]
    public void Weights_are_checked_leaf_by_leaf_and_left_as_they_are()
    {
        var at = Model.Random(3, 4, 1);
        var gradient = at.ZeroLike();
        Fill(at, gradient);
        var before = new double[18];
        Parameters.CopyTo(ref at, before);
        var result = GradientCheck.Run(Loss, at, gradient);
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(18, result.EntryCount);
        var after = new double[18];
        Parameters.CopyTo(ref at, after);
        Assert.Equal(before, after);

        gradient.Hidden.Weights[6] *= 1.05f;
        var wrong = GradientCheck.Run(Loss, at, gradient);
        Assert.Equal(1, wrong.FailureCount);
        Assert.Contains("worst Hidden.Weights[1, 2]: ", wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_a_struct_are_checked_by_name()
    {
        var at = new Line(2, 3);
        GradientCheck.Run(line => line.Slope * line.Intercept, at, new Line(3, 2)).ThrowIfFailed();
        Assert.Contains("worst Intercept: ", GradientCheck.Run(line => line.Slope * line.Intercept, at, new Line(3, 1)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Known_contributions_excuse_the_rounding_of_terms_that_cancel()
    {
        // The derivative is 0 as a sum of 1e6 and −1e6; 1e-4 of it is a rounding error of the terms, and far above that of the value.
        var at = new Line(0.5, 0);
        var gradient = new Line(1e-4, 0);
        Assert.False(GradientCheck.Run(line => line.Intercept, at, gradient with { Intercept = 1 }).Passed);
        GradientCheck.Run(line => line.Intercept, at, gradient with { Intercept = 1 }, contributions: new Line(1e6, 0)).ThrowIfFailed();
    }

    [Fact]
    public void A_sample_of_the_entries_is_checked_by_the_seed()
    {
        var at = new double[100];
        var result = GradientCheck.Run(x => x.Sum(), at, Enumerable.Repeat(1.0, 100).ToArray(), new GradientCheckOptions { MaximumEntriesPerLeaf = 7 });
        Assert.Equal(7, result.EntryCount);
    }

    [Fact]
    public void A_value_of_pure_noise_is_inconclusive()
    {
        var random = new SeededRandom(1);
        var result = GradientCheck.Run(_ => random.NextDouble(), 1.0, 1e-3);
        Assert.Equal(1, result.InconclusiveCount + result.FailureCount);
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        Assert.Throws<ArgumentNullException>("function", () => GradientCheck.Run((Func<double, double>)null!, 1, 1));
        Assert.Throws<ArgumentException>("gradient", () => GradientCheck.Run(x => x[0], [1.0, 2.0], [1.0]));
        Assert.Throws<ArgumentNullException>("at", () => GradientCheck.Run((Model _) => 0, null!, new Model(1, 1)));
    }

    private static double Loss(Model model)
    {
        // Σ w²/2·b of the column + slope·intercept, in float where the leaves are.
        var sum = 0f;
        for (var i = 0; i < model.Hidden.Weights.Length; i++)
            sum += model.Hidden.Weights[i] * model.Hidden.Weights[i] / 2 * model.Hidden.Bias[i % 4];
        return sum + model.Line.Slope * model.Line.Intercept;
    }

    private static void Fill(Model at, Model gradient)
    {
        for (var i = 0; i < at.Hidden.Weights.Length; i++)
        {
            gradient.Hidden.Weights[i] = at.Hidden.Weights[i] * at.Hidden.Bias[i % 4];
            gradient.Hidden.Bias[i % 4] += at.Hidden.Weights[i] * at.Hidden.Weights[i] / 2;
        }

        gradient.Line = new Line(at.Line.Intercept, at.Line.Slope);
    }
}
