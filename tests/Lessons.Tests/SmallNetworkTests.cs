namespace Lessons.Tests;

/// <summary>The 2-2-1 network, worked out again in double precision, by the chain rule and without the generator.</summary>
public sealed class SmallNetworkTests
{
    private const double Tolerance = 1e-15;
    private const double X1 = 0.5, X2 = 0.3, W1 = 0.7, W2 = 0.3, W3 = 0.4, W4 = 0.6, W5 = 0.55, W6 = 0.45;

    private readonly double _h1 = Sigmoid(X1 * W1 + X2 * W3);
    private readonly double _h2 = Sigmoid(X1 * W2 + X2 * W4);

    private double Output => Sigmoid(_h1 * W5 + _h2 * W6);

    private double OutputError => -2 * (1 - Output) * Output * (1 - Output);

    private double[] Gradient =>
    [
        OutputError * W5 * _h1 * (1 - _h1) * X1,
        OutputError * W6 * _h2 * (1 - _h2) * X1,
        OutputError * W5 * _h1 * (1 - _h1) * X2,
        OutputError * W6 * _h2 * (1 - _h2) * X2,
        OutputError * _h1,
        OutputError * _h2,
    ];

    [Fact]
    public void The_forward_pass_is_that_of_the_formulas()
    {
        Assert.Equal(_h1, Lesson.Number(15, "h1"), Tolerance);
        Assert.Equal(_h2, Lesson.Number(15, "h2"), Tolerance);
        Assert.Equal(Output, Lesson.Number(15, "o"), Tolerance);
        Assert.Equal((1 - Output) * (1 - Output), Lesson.Number(15, "C"), Tolerance);
    }

    [Fact]
    public void The_gradient_is_that_of_the_chain_rule()
    {
        Assert.Equal(-2 * (1 - Output), Lesson.Number(15, "∂C/∂o"), Tolerance);
        Assert.Equal(Output * (1 - Output), Lesson.Number(15, "∂o/∂z3"), Tolerance);
        for (var i = 0; i < 6; i++)
            Assert.Equal(Gradient[i], Lesson.Number(15, $"∂C/∂w{i + 1}"), Tolerance);
    }

    [Fact]
    public void One_update_goes_a_tenth_of_the_gradient_down()
    {
        double[] weights = [W1, W2, W3, W4, W5, W6];
        for (var i = 0; i < 6; i++)
            weights[i] -= 0.1 * Gradient[i];
        for (var i = 0; i < 6; i++)
            Assert.Equal(weights[i], Lesson.Number(15, $"w{i + 1} after one update"), Tolerance);
        var h1 = Sigmoid(X1 * weights[0] + X2 * weights[2]);
        var h2 = Sigmoid(X1 * weights[1] + X2 * weights[3]);
        var o = Sigmoid(h1 * weights[4] + h2 * weights[5]);
        Assert.Equal((1 - o) * (1 - o), Lesson.Number(15, "C after one update"), Tolerance);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
