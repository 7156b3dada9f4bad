using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Tests.Differentiation;

namespace SymbolicBackprop.Generator.Tests.Operations;

/// <summary>The derivatives of the platform's small vectors, forward and reverse, against differences of what the platform computes.</summary>
public class VectorRowTests
{
    /// <summary>Differences of floats lose digits, those of doubles hardly.</summary>
    private const double SingleStep = 1.0 / 64;
    private const double SingleTolerance = 4e-4;
    private const double DoubleStep = 1.0 / 512;
    private const double DoubleTolerance = 1e-8;

    public static TheoryData<string> Rows => [.. VectorCases.All.Select(use => use.Operation.Name).Distinct()];

    [Fact]
    public void Every_row_of_vectors_has_cases() => Assert.Empty(OperationTable.All
        .Where(row => row.Syntax is VectorMethod && row.Adjoints.Length > 0 && !VectorCases.All.Any(use => use.Operation.Name == row.Name))
        .Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Adjoints_of_vectors_agree_with_central_differences(string row)
    {
        foreach (var use in CasesOf(row))
        {
            var value = RowFunctions.Evaluate(use, RealOf(use));
            double[] upstream = [.. Operand.NumbersOf(value).Select((_, index) => (index % 2 == 0 ? 1 : -1) * (0.75 + (0.125 * index)))];
            var gradients = Backward.Products(RowFunctions.Value(use, RealOf(use)), [.. RowFunctions.Boxed(use, RealOf(use)), Operand.Like(value, upstream).Box(RealOf(use))]);
            foreach (var (operand, gradient) in Enumerable.Range(0, use.Operands.Length).Where(index => use.Operands[index].Numbers.Length > 0).Zip(gradients))
            {
                var numbers = use.Operands[operand].Numbers;
                double[] expected = [.. numbers.Select((_, place) => Slope(use, operand, Unit(numbers.Length, place)).Zip(upstream, (y, g) => y * g).Sum())];
                AssertClose($"{use}, operand {operand}", RealOf(use), expected, Operand.NumbersOf(gradient));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Tangents_of_vectors_agree_with_central_differences(string row)
    {
        foreach (var (use, operand) in Differentiated(row))
        {
            var direction = use.Operands[operand].Numbers.Select((_, index) => (index % 2 == 0 ? 1 : -1) * (0.75 + (0.0625 * index))).ToArray();
            var forward = Forward.Of(RowFunctions.Value(use, RealOf(use)), operand);
            var results = RowFunctions.Interpreter.Evaluate(forward, [.. RowFunctions.Boxed(use, RealOf(use)), use.Operands[operand].With(direction).Box(RealOf(use))]);
            AssertClose($"{use}, operand {operand}", RealOf(use), Slope(use, operand, direction), Operand.NumbersOf(results[1]));
        }
    }

    private static IEnumerable<OperationCase> CasesOf(string row) => VectorCases.All.Where(use => use.Operation.Name == row);

    private static IEnumerable<(OperationCase Use, int Operand)> Differentiated(string row) =>
        from use in CasesOf(row)
        from operand in Enumerable.Range(0, use.Operands.Length)
        where use.Operands[operand].Numbers.Length > 0
        select (use, operand);

    private static ScalarType RealOf(OperationCase use) => use.Operands.OfType<Small>().Any(operand => operand.Type == VectorTypes.Complex) || use.Operation.Name.StartsWith("Complex", StringComparison.Ordinal)
        ? IrType.Double
        : IrType.Single;

    private static double[] Unit(int count, int place) => [.. Enumerable.Range(0, count).Select(index => index == place ? 1.0 : 0)];

    /// <summary>The slope of the value along a direction, by central differences with one step of Richardson's extrapolation.</summary>
    private static double[] Slope(OperationCase use, int operand, double[] direction)
    {
        var step = RealOf(use) == IrType.Double ? DoubleStep : SingleStep;
        return [.. Along(step / 2).Zip(Along(step), (fine, coarse) => ((4 * fine) - coarse) / 3)];

        double[] Along(double h) => [.. At(h).Zip(At(-h), (ahead, behind) => (ahead - behind) / (2 * h))];
        double[] At(double h) => Operand.NumbersOf(RowFunctions.Evaluate(
            use.With(operand, [.. use.Operands[operand].Numbers.Zip(direction, (number, slope) => number + (h * slope))]), RealOf(use)));
    }

    private static void AssertClose(string use, ScalarType real, double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = 1 + expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= (real == IrType.Double ? DoubleTolerance : SingleTolerance) * scale,
                $"{use}, number {i}: {expected[i]:R} is expected, not {actual[i]:R}");
        }
    }
}
