namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>The points at which the first derivative is a matter of definition, or of not overflowing, at second order.</summary>
public class KinkTests
{
    public static TheoryData<string, double, double> OfOneNumber => new()
    {
        { nameof(Kinks.Abs), 0, 0 },
        { nameof(Kinks.Relu), 0, 0 },
        { nameof(Kinks.AtLeastOne), 1, 0 },
        { nameof(Kinks.AtLeastOne), 2, 2 },
        { nameof(Kinks.Clamped), 1, 2 },
        { nameof(Kinks.WholePart), 2, 0 },
        { nameof(Kinks.Rest), 6, 0 },
        { nameof(Kinks.Root), 0, double.NegativeInfinity },
        { nameof(Kinks.Cube), 0, 0 },
        { nameof(Kinks.Sigmoid), 1000, 0 },
        { nameof(Kinks.Sigmoid), -1000, 0 },
        { nameof(Kinks.SpelledSigmoid), 1000, 0 },
        { nameof(Kinks.SpelledSigmoid), -1000, 0 },
        { nameof(Kinks.Softplus), 1000, 0 },
        { nameof(Kinks.Softplus), -1000, 0 },
        { nameof(Kinks.Softplus), 0, 0.25 },
        { nameof(Kinks.Tanh), 1000, 0 },
        { nameof(Kinks.NormalCdf), -50, 0 },
        { nameof(Kinks.NormalCdf), 0, 0 },
    };

    public static TheoryData<string, double, double, double[]> OfTwoNumbers => new()
    {
        { nameof(Kinks.Larger), 2, 2, [1, 0, 0, 1] },
        { nameof(Kinks.Hypot), 0, 0, [0, 0, 0, 0] },
        { nameof(Kinks.Angle), 0, 0, [0, 0, 0, 0] },
        { nameof(Kinks.Power), 0, 2, [2, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(OfOneNumber))]
    public void The_second_derivative_is_right_at_kinks_and_far_out(string function, double x, double expected) =>
        Assert.Equal(expected, (double)Call(function, x));

    [Theory]
    [MemberData(nameof(OfTwoNumbers))]
    public void The_Hessian_is_right_at_ties_and_origins(string function, double x, double y, double[] expected) =>
        Assert.Equal(expected, ((LinearAlgebra.Matrix<double>)Call(function, x, y)).AsSpan().ToArray());

    [Fact]
    public void Functions_of_arrays_are_flat_at_the_origin_and_far_out()
    {
        HessianTests.Equal([[0, 0], [0, 0]], Kinks.NormHessian([0, 0]));
        HessianTests.Equal([[0, 0], [0, 0]], Kinks.LogSumExpHessian([1000, -1000]));

        // The value, of which the exponents are differences, has a unit in the last place of 1e-13.
        HessianTests.Equal([[0.25, -0.25], [-0.25, 0.25]], Kinks.LogSumExpHessian([1000, 1000]), 1e-13);
    }

    private static object Call(string function, params object[] numbers) => typeof(Kinks).GetMethod(function + "Hessian")!.Invoke(null, numbers)!;
}
