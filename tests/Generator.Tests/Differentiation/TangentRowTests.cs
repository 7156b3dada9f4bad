using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Tests.Operations;

namespace SymbolicBackprop.Generator.Tests.Differentiation;

/// <summary>The tangent of every operation of the table, against differences of its value and against its adjoint.</summary>
public class TangentRowTests
{
    private const double Step = 4e-4;
    private const double Tolerance = 1e-7;

    public static TheoryData<string> Differentiable => [.. OperationCases.DifferentiableRows.Select(row => row.Name)];

    /// <summary>Hardware estimates are steps, and a conversion to float is one: small differences of theirs say nothing.</summary>
    public static TheoryData<string> Smooth =>
        [.. OperationCases.DifferentiableRows.Where(row => row.Name != "Convert" && !row.Name.StartsWith("Reciprocal", StringComparison.Ordinal)).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Smooth))]
    public void Tangents_agree_with_central_differences(string row)
    {
        foreach (var (use, operand) in Differentiated(row))
        {
            var tangent = Directions(use.Operands[operand].Numbers.Length);
            var actual = Tangent(use, operand, tangent);
            var expected = Slope(use, operand, tangent);
            Assert.Equal(expected.Length, actual.Length);
            for (var i = 0; i < expected.Length; i++)
                Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * Math.Max(1, Math.Abs(expected[i])), $"{use}, operand {operand}, number {i}: {expected[i]:R} is expected, not {actual[i]:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void The_inner_product_of_upstream_and_tangent_is_that_of_adjoint_and_direction(string row)
    {
        foreach (var (use, operand) in Differentiated(row))
        {
            var direction = Directions(use.Operands[operand].Numbers.Length);
            var tangent = Tangent(use, operand, direction);
            double[] upstream = [.. Enumerable.Range(0, tangent.Length).Select(index => 1.25 - (0.375 * index))];
            var value = RowFunctions.Evaluate(use, IrType.Double);
            var g = Operand.Like(value, upstream).Box(value is float ? IrType.Single : IrType.Double);
            var adjoint = Operand.NumbersOf(RowFunctions.Evaluate(RowFunctions.Adjoint(use, operand, IrType.Double, other => other != operand), [.. RowFunctions.Boxed(use, IrType.Double), g]));
            if (adjoint.Length < direction.Length)
                adjoint = [.. Enumerable.Repeat(adjoint[0], direction.Length)];
            if (direction.Length < adjoint.Length)
                adjoint = [adjoint.Sum()];
            double[] left = [.. upstream.Zip(tangent, (a, b) => a * b)];
            double[] right = [.. adjoint.Zip(direction, (a, b) => a * b)];
            var scale = left.Concat(right).Sum(Math.Abs);
            Assert.True(Math.Abs(left.Sum() - right.Sum()) <= (value is float ? 1e-6 : 1e-12) * scale, $"{use}, operand {operand}: {left.Sum():R} and {right.Sum():R}");
        }
    }

    private static IEnumerable<(OperationCase Use, int Operand)> Differentiated(string row)
    {
        var differentiated =
            from use in OperationCases.All
            where use.Operation.Name == row
            from operand in Enumerable.Range(0, OperationTable.Row(row).Adjoints.Length)
            where use.Operands[operand].Numbers.Length > 0
            select (use, operand);
        Assert.NotEmpty(differentiated);
        return differentiated;
    }

    private static double[] Directions(int count) => [.. Enumerable.Range(0, count).Select(index => (index % 2 == 0 ? 1 : -1) * (0.75 + (0.125 * index)))];

    private static double[] Tangent(OperationCase use, int operand, double[] direction)
    {
        var forward = Forward.Of(RowFunctions.Value(use, IrType.Double), operand);
        var results = RowFunctions.Interpreter.Evaluate(forward, [.. RowFunctions.Boxed(use, IrType.Double), use.Operands[operand].With(direction).Box(IrType.Double)]);
        Assert.Equal(Operand.NumbersOf(RowFunctions.Evaluate(use, IrType.Double)), Operand.NumbersOf(results[0]));
        return Operand.NumbersOf(results[1]);
    }

    /// <summary>The slope of the value along a direction, by central differences with one step of Richardson's extrapolation.</summary>
    private static double[] Slope(OperationCase use, int operand, double[] direction)
    {
        double[] Along(double h) => [.. At(h).Zip(At(-h), (ahead, behind) => (ahead - behind) / (2 * h))];
        double[] At(double h) => Operand.NumbersOf(RowFunctions.Evaluate(
            use.With(operand, [.. use.Operands[operand].Numbers.Zip(direction, (number, slope) => number + (h * slope))]), IrType.Double));
        return [.. Along(Step / 2).Zip(Along(Step), (fine, coarse) => ((4 * fine) - coarse) / 3)];
    }
}
