using SymbolicBackprop.Gradients.Tests.Corpus;
using SymbolicBackprop.Gradients.Tests.Corpus.Callees;

namespace SymbolicBackprop.Gradients.Tests;

/// <summary>Derivatives of bodies that call generated members by name, against what is known in closed form.</summary>
public class NamedDerivativeTests
{
    /// <summary>The derivative of x · d/dy (x + y) is 1 everywhere: perturbation confusion would make it 2.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(-0.5)]
    public void Directions_do_not_mix(double x)
    {
        Assert.Equal(x, NamedDerivatives.WithoutConfusion(x));
        Assert.Equal((x, 1.0), NamedDerivatives.WithoutConfusionValueAndGradient(x));
        Assert.Equal((x, 1.0), NamedDerivatives.WithoutConfusionTangent(x, 1));
        Assert.Equal(0, NamedDerivatives.WithoutConfusionHessianVectorProduct(x, 1));
    }

    /// <summary>With w(y) = y·sin y: s(x) = w'(x²), t(x) = x·s'(x) = 2x²·w''(x²), and t' and t'' need the third and the fourth derivative of w.</summary>
    [Theory]
    [InlineData(0.7)]
    [InlineData(1.9)]
    public void Orders_above_the_second(double x)
    {
        var y = x * x;
        var (sin, cos) = (Math.Sin(y), Math.Cos(y));
        var (second, third, fourth) = (2 * cos - y * sin, -3 * sin - y * cos, y * sin - 4 * cos);
        Near(2 * y * second, NamedDerivatives.ThirdOrder(x));
        Near(4 * x * second + 4 * x * y * third, NamedDerivatives.ThirdOrderGradient(x));
        Near(4 * second + 20 * y * third + 8 * y * y * fourth, NamedDerivatives.ThirdOrderHessianVectorProduct(x, 1));
    }

    [Fact]
    public void Members_of_an_instance_in_its_own_type()
    {
        var pendulum = new NamedPendulum(2);
        Near(-2 * Math.Sin(0.5) - 2 * 0.5 * Math.Cos(0.5), pendulum.TorqueGradient(0.5));
        Near(-4 * Math.Cos(0.5) + 2 * 0.5 * Math.Sin(0.5), pendulum.TorqueHessianVectorProduct(0.5, 1));
    }

    /// <summary>c(x) = x³ − x, and the derivative of c'(x)·x is 9x² − 1.</summary>
    [Fact]
    public void Members_in_a_generic_type()
    {
        Near(35, NamedGeneric<double>.SlopeGradient(2));
        Near(36, NamedGeneric<double>.SlopeHessianVectorProduct(2, 1));
        Assert.Equal(35f, NamedGeneric<float>.SlopeGradient(2));
        Near(70, NamedConstructed.SlopeGradient(2));
        Near(70, NamedConstructed.SlopeTangent(2, 1).Tangent);
    }

    /// <summary>In lambdas and method groups that <c>Differentiate</c> is called with.</summary>
    [Fact]
    public void Members_at_the_call_site()
    {
        var (sin, cos) = (Math.Sin(0.7), Math.Cos(0.7));
        var (first, second, third) = (sin + 0.7 * cos, 2 * cos - 0.7 * sin, -3 * sin - 0.7 * cos);
        Near(second, Differentiate.Gradient(NamedDerivatives.WaveGradient)(0.7));
        Near(third, Differentiate.Hessian(NamedDerivatives.WaveGradient)(0.7));
        Near(first + 0.7 * second, Differentiate.Gradient((double x) => x * NamedDerivatives.WaveGradient(x))(0.7));
        Near(2 * second + 0.7 * third, Differentiate.Hessian((double x) => x * NamedDerivatives.WaveGradient(x))(0.7));
        Near(second, Differentiate.Tangent((double x) => Slope(x))(0.7, 1).Tangent);

        static double Slope(double x) => NamedDerivatives.WaveValueAndGradient(x).Gradient;
    }

    /// <summary>Two of one program: the value that a derivative is given with has the bits of the function.</summary>
    [Fact]
    public void Values_have_the_bits_of_the_function()
    {
        for (var x = -2.0; x < 2; x += 0.17)
        {
            Assert.Equal(NamedDerivatives.NewtonStep(x), NamedDerivatives.NewtonStepValueAndGradient(x).Value);
            Assert.Equal(NamedDerivatives.Partial(x, 0.3), NamedDerivatives.PartialValueAndGradient(x, 0.3).Value);
            Assert.Equal(NamedDerivatives.Upstream(x, 0.3), NamedDerivatives.UpstreamTangent(x, 0.3, 1, 1).Value);
        }
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * Math.Max(1, Math.Abs(expected)));
}
