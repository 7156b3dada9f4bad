using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Tests.Operations;

/// <summary>The derivatives of special functions are made of special functions: each order is there and is the derivative of the one before.</summary>
public class HigherDerivativeTests
{
    private const double Tolerance = 1e-7;

    public static TheoryData<string> Special => [.. SpecialRows.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Special))]
    public void Every_order_is_the_derivative_of_the_one_before(string row)
    {
        foreach (var use in OperationCases.All.Where(use => use.Operation.Name == row))
        {
            foreach (var operand in Enumerable.Range(0, use.Operands.Length).Where(operand => use.Operands[operand].Numbers.Length > 0))
            {
                for (var order = 1; order <= 4; order++)
                    Compare(use, operand, order);
            }
        }
    }

    private static void Compare(OperationCase use, int operand, int order)
    {
        var (before, derivative) = (HigherDerivative.Of(order - 1, use, operand), HigherDerivative.Of(order, use, operand));
        var x = use.Operands[operand].Numbers[0];
        var step = 1e-3 * Math.Min(1, Math.Min(Math.Abs(x), Math.Abs(1 - x)) + 0.25);
        double At(double moved) => (double)RowFunctions.Evaluate(before, moved)!;
        double Slope(double h) => (At(x + h) - At(x - h)) / (2 * h);
        var expected = ((4 * Slope(step / 2)) - Slope(step)) / 3;
        var actual = (double)RowFunctions.Evaluate(derivative, x)!;

        // A difference is no better than the step lets the digits of the function be.
        var tolerance = Tolerance * (Math.Abs(expected) + Math.Abs(At(x)));
        Assert.True(Math.Abs(actual - expected) <= tolerance, $"{use}, operand {operand}, order {order}: {expected:R} is expected, not {actual:R}");
    }
}
