using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Tests.Operations;

/// <summary>Every adjoint of the table against what it is the derivative of.</summary>
public class AdjointTests
{
    private const double Step = 4e-4;
    private const double DoubleTolerance = 1e-7;
    private const double SingleTolerance = 5e-5;

    /// <summary>Hardware estimates are steps of 2⁻¹² of the value: the differences must span many, and agree no better.</summary>
    private const double EstimateStep = 0.125;
    private const double EstimateTolerance = 5e-3;

    public static TheoryData<string> Differentiable => [.. OperationCases.DifferentiableRows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Every_row_with_adjoints_has_a_case(string row) => Assert.NotEmpty(CasesOf(row));

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Adjoints_in_double_agree_with_central_differences(string row) => Compare(row, IrType.Double, IsEstimate(row) ? EstimateTolerance : DoubleTolerance);

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Adjoints_in_float_agree_with_central_differences_in_double(string row) =>
        Compare(row, IrType.Single, IsEstimate(row) ? EstimateTolerance : SingleTolerance);

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Adjoints_are_linear_in_the_upstream_value(string row)
    {
        foreach (var (use, operand) in Differentiated(row))
        {
            var upstream = Upstream(use);
            var once = Gradient(use, operand, IrType.Double, upstream);
            Assert.Equal(once.Select(number => -4 * number), Gradient(use, operand, IrType.Double, [.. upstream.Select(g => -4 * g)]));
            var other = Gradient(use, operand, IrType.Double, [.. upstream.Select((_, index) => Weight(index + 7))]);
            var sum = Gradient(use, operand, IrType.Double, [.. upstream.Select((g, index) => g + Weight(index + 7))]);
            AssertClose(use, operand, [.. once.Zip(other, (a, b) => a + b)], sum, DoubleTolerance);
        }
    }

    private static void Compare(string row, IrType real, double tolerance)
    {
        foreach (var (use, operand) in Differentiated(row))
            AssertClose(use, operand, Numeric(use, operand), Gradient(use, operand, real, Upstream(use)), tolerance);
    }

    private static bool IsEstimate(string row) => row.StartsWith("Reciprocal", StringComparison.Ordinal);

    private static IEnumerable<OperationCase> CasesOf(string row) => OperationCases.All.Where(use => use.Operation.Name == row);

    private static IEnumerable<(OperationCase Use, int Operand)> Differentiated(string row) =>
        from use in CasesOf(row)
        from operand in Enumerable.Range(0, OperationTable.Row(row).Adjoints.Length)
        where use.Operands[operand].Numbers.Length > 0
        select (use, operand);

    /// <summary>The derivative of Σ gᵢ·yᵢ by central differences with one step of Richardson's extrapolation.</summary>
    private static double[] Numeric(OperationCase use, int operand)
    {
        var numbers = use.Operands[operand].Numbers;
        var upstream = Upstream(use);
        return [.. numbers.Select((number, place) =>
        {
            // Converted to float and back, a small step would vanish: the widening direction is differentiated numerically.
            var real = use.Operation is Conversion ? IrType.Single : IrType.Double;
            var step = use.Operation is Conversion ? 0.25 : (IsEstimate(use.Operation.Name) ? EstimateStep : Step) * Math.Max(1, Math.Abs(number));
            double Slope(double h) => (Loss(number + h) - Loss(number - h)) / (2 * h);
            double Loss(double moved)
            {
                var at = use.With(operand, [.. numbers.Select((other, index) => index == place ? moved : other)]);
                return Operand.NumbersOf(RowFunctions.Evaluate(at, real)).Zip(upstream, (y, g) => y * g).Sum();
            }

            return ((4 * Slope(step / 2)) - Slope(step)) / 3;
        })];
    }

    /// <summary>The adjoint of one operand, summed up where the operand is a number that goes with every element of a matrix or array.</summary>
    private static double[] Gradient(OperationCase use, int operand, IrType real, double[] upstream)
    {
        var result = RowFunctions.Evaluate(use, real);
        var g = Operand.Like(result, upstream).Box(result is float or float[] or LinearAlgebra.Matrix<float> ? IrType.Single : IrType.Double);
        var adjoint = Operand.NumbersOf(RowFunctions.Evaluate(RowFunctions.Adjoint(use, operand, real), [.. RowFunctions.Boxed(use, real), g]));
        var count = use.Operands[operand].Numbers.Length;
        return (count, adjoint.Length) switch
        {
            (1, > 1) => [adjoint.Sum()],
            ( > 1, 1) => [.. Enumerable.Repeat(adjoint[0], count)],
            _ => adjoint,
        };
    }

    private static double[] Upstream(OperationCase use) =>
        [.. Enumerable.Range(0, Operand.NumbersOf(RowFunctions.Evaluate(use, IrType.Double)).Length).Select(Weight)];

    /// <summary>Unequal upstream values of both signs, each a float.</summary>
    private static double Weight(int index) => (index % 2 == 0 ? 1 : -1) * (0.75 + (0.125 * index));

    private static void AssertClose(OperationCase use, int operand, double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"{use}, operand {operand}, number {i}: {expected[i]:R} is expected, the row gives {actual[i]:R}");
        }
    }
}
