using System.Text.RegularExpressions;

namespace Lessons.Tests;

public sealed partial class GradientDescentTests
{
    private const int Epochs = 20;

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    [InlineData(1)]
    public void Each_way_is_gradient_descent_over_the_same_samples(int? batchSize)
    {
        var result = Lesson14GradientDescent.Train(batchSize, out var line);
        Assert.Equal(Epochs * (12 / (batchSize ?? 12)), result.StepCount);
        Assert.Equal(2, line.Slope, 0.1);
        Assert.Equal(1, line.Intercept, 0.1);
        Assert.InRange(result.LastEpoch!.Training.Loss, 0.001, 0.02);
    }

    [Fact]
    public void The_full_batch_follows_the_formulas_of_the_gradient_exactly()
    {
        double slope = 0, intercept = 0;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            double slopeGradient = 0, interceptGradient = 0;
            for (var i = 0; i < 12; i++)
            {
                var x = i / 4.0 - 1;
                var error = slope * x + intercept - (2 * x + 1 + (i % 2 == 0 ? 0.1 : -0.1));
                slopeGradient += 2 * error * x / 12;
                interceptGradient += 2 * error / 12;
            }

            slope -= 0.1 * slopeGradient;
            intercept -= 0.1 * interceptGradient;
        }

        Lesson14GradientDescent.Train(null, out var line);
        Assert.Equal(slope, line.Slope, 1e-13);
        Assert.Equal(intercept, line.Intercept, 1e-13);
    }

    [Fact]
    public void The_gradient_of_the_mini_batch_is_that_of_the_formulas()
    {
        // The errors are 0 − y, at x = −1, 0.25, 1.5.
        Assert.Equal((0.81 + 1.96 + 16.81) / 3, Lesson.Number(14, "L"), 1e-14);
        Assert.Equal(2 * (0.9 * -1 - 1.4 * 0.25 - 4.1 * 1.5) / 3, Lesson.Number(14, "∂L/∂slope"), 1e-14);
        Assert.Equal(2 * (0.9 - 1.4 - 4.1) / 3, Lesson.Number(14, "∂L/∂intercept"), 1e-14);
    }

    [Fact]
    public void The_generated_backward_is_far_cheaper_than_differences_and_agrees_with_them()
    {
        var remarks = LessonCatalog.Page(16).Remarks;
        var factor = double.Parse(Factor().Match(string.Join('\n', remarks)).Groups[1].Value.Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
        var difference = double.Parse(Difference().Match(string.Join('\n', remarks)).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(factor, 1_000, double.MaxValue);
        Assert.InRange(difference, 0, 1e-8);
        Assert.Contains(remarks, line => line.Contains("extrapolated", StringComparison.Ordinal));
        Assert.Contains(remarks, line => line.Contains("123 hours", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"is ([\d,]+) times as fast")]
    private static partial Regex Factor();

    [GeneratedRegex(@"at most (\S+)\. The times")]
    private static partial Regex Difference();
}
