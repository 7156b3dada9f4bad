using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Tests.Operations;

/// <summary>Kinks and far-out values element by element: a matrix gets what its numbers would get one by one.</summary>
public class MatrixSpecialPointTests
{
    private const double Infinity = double.PositiveInfinity;
    private static readonly double[] Points = [-2, -1, -0.0, 0, 1, 2, Infinity, -Infinity, double.NaN];
    private static readonly double[] Upstreams = [1, -2.5, Infinity];

    [Theory]
    [InlineData("Abs")]
    [InlineData("Relu")]
    [InlineData("Max", 1.0)]
    [InlineData("Min", 1.0)]
    [InlineData("Clamp", -1.0, 1.0)]
    public void A_matrix_has_the_derivatives_of_its_numbers(string row, params double[] constants)
    {
        foreach (var upstream in Upstreams)
        {
            Assert.Equal(Points.Select(x => OfNumber(row, x, constants, upstream, isConstant: true)), OfMatrix(row, constants, upstream, isConstant: true));
            Assert.Equal(Points.Select(x => OfNumber(row, x, constants, upstream, isConstant: false)), OfMatrix(row, constants, upstream, isConstant: false));
        }
    }

    [Fact]
    public void The_cross_entropy_of_far_apart_logits_has_a_finite_derivative()
    {
        OperationCase use = new("SoftmaxCrossEntropy", new Rectangle(2, 2, 1000, -1000, -1000, 1000), new Rectangle(2, 2, 0, 1, 0, 1));
        Assert.Equal([0.5, -0.5, 0, 0], Adjoint(use, 0, new Real(1)));
        OperationCase labels = new("SoftmaxCrossEntropyOfLabels", use.Operands[0], Fixed.Labels(1, 1));
        Assert.Equal([0.5, -0.5, 0, 0], Adjoint(labels, 0, new Real(1)));
    }

    [Theory]
    [InlineData("Sigmoid", 0, 0)]
    [InlineData("Softplus", 0, 1)]
    [InlineData("Tanh", 0, 0)]
    public void Saturated_functions_have_finite_derivatives(string row, double farBelow, double farAbove) =>
        Assert.Equal([farBelow, farAbove], Adjoint(new OperationCase(row, new Rectangle(1, 2, -1000, 1000)), 0, new Rectangle(1, 2, 1, 1)));

    private static double OfNumber(string row, double x, double[] constants, double upstream, bool isConstant) =>
        Adjoint(new OperationCase(row, [new Real(x), .. constants.Select(constant => new Real(constant))]), 0, new Real(upstream), isConstant).Single();

    private static double[] OfMatrix(string row, double[] constants, double upstream, bool isConstant)
    {
        OperationCase use = new(row, [new Rectangle(3, 3, Points), .. constants.Select(constant => new Real(constant))]);
        return Adjoint(use, 0, new Rectangle(3, 3, [.. Points.Select(_ => upstream)]), isConstant);
    }

    private static double[] Adjoint(OperationCase use, int operand, Operand upstream, bool isConstant = false)
    {
        var function = RowFunctions.Adjoint(use, operand, IrType.Double, other => isConstant && other != operand);
        return Operand.NumbersOf(RowFunctions.Evaluate(function, [.. RowFunctions.Boxed(use, IrType.Double), upstream.Box(IrType.Double)]));
    }
}
