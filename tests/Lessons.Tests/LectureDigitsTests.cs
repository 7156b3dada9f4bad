namespace Lessons.Tests;

/// <summary>What the lectures print. They round at each step, so a number may be off by one unit of its last digit, and by no more.</summary>
public sealed class LectureDigitsTests
{
    [Theory]
    [InlineData(1, "y", 16, 0)]
    [InlineData(1, "dy/dx", 2, 0)]
    [InlineData(2, "total", 220, 0)]
    [InlineData(2, "∂total/∂price", 2.2, 0)]
    [InlineData(2, "∂total/∂count", 110, 0)]
    [InlineData(2, "∂total/∂tax", 200, 0)]
    [InlineData(3, "total", 715, 0)]
    [InlineData(3, "∂total/∂apples", 110, 0)]
    [InlineData(3, "∂total/∂apple price", 2.2, 0)]
    [InlineData(3, "∂total/∂orange price", 3.3, 0)]
    [InlineData(3, "∂total/∂oranges", 165, 0)]
    [InlineData(3, "∂total/∂tax", 650, 0)]
    [InlineData(4, "z", 9, 0)]
    [InlineData(4, "∂z/∂x", 6, 0)]
    [InlineData(4, "∂z/∂y", 6, 0)]
    [InlineData(5, "∂L/∂x", 1.3, 0)]
    [InlineData(5, "∂L/∂y", 1.3, 0)]
    [InlineData(6, "∂L/∂x", 6.5, 0)]
    [InlineData(6, "∂L/∂y", 13, 0)]
    [InlineData(7, "dcheetah/dman", 6, 0)]
    [InlineData(8, "L", 14.0 / 3, 0)]
    [InlineData(8, "dL/dw", 28.0 / 3, 0)]
    [InlineData(14, "updates an epoch, 60,000 images at batch 100", 600, 0)]
    [InlineData(15, "z1", 0.47, 0)]
    [InlineData(15, "z2", 0.33, 0)]
    [InlineData(15, "h1", 0.615, 0.001)]
    [InlineData(15, "h2", 0.582, 0.001)]
    [InlineData(15, "z3", 0.6, 0.001)]
    [InlineData(15, "o", 0.645, 0.001)]
    [InlineData(15, "C", 0.126, 0.001)]
    [InlineData(15, "∂C/∂o", -0.71, 0.01)]
    [InlineData(15, "∂o/∂z3", 0.229, 0.001)]
    [InlineData(15, "∂C/∂w5", -0.1, 0.001)]
    [InlineData(15, "∂C/∂w6", -0.095, 0.001)]
    [InlineData(15, "∂C/∂w1", -0.0106, 0.0001)]
    [InlineData(15, "∂C/∂w2", -0.009, 0.001)]
    [InlineData(15, "∂C/∂w3", -0.0064, 0.0001)]
    [InlineData(15, "∂C/∂w4", -0.005, 0.001)]
    [InlineData(15, "w1 after one update", 0.7010, 0.0001)]
    [InlineData(15, "w2 after one update", 0.3009, 0.0001)]
    [InlineData(15, "w4 after one update", 0.6005, 0.0001)]
    [InlineData(15, "w5 after one update", 0.56, 0.0001)]
    [InlineData(15, "w6 after one update", 0.4595, 0.0001)]
    [InlineData(15, "C after one update", 0.1236, 0.0001)]
    public void A_lesson_reproduces_the_number_of_the_lecture(int lesson, string name, double expected, double lastDigit) =>
        Assert.Equal(expected, Lesson.Number(lesson, name), lastDigit + 1e-13 * Math.Abs(expected));

    [Fact]
    public void The_wrong_number_of_the_lecture_is_named_beside_the_right_one()
    {
        var result = Lesson.Result(15, "∂C/∂w3");
        Assert.False(Math.Abs(result.Value.Number + 0.011) < 0.001);
        Assert.Contains("the lecture prints -0.011", result.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void The_digit_network_has_the_parameters_of_the_lecture() =>
        Assert.Contains("79,400 weights and 110 biases: 79,510 parameters.", LessonCatalog.Page(16).Remarks);
}
