using SymbolicBackprop.Gradients.Tests.Batches;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>Matrices of derivatives column by column: of any length, in registers of any width, at poles, without garbage.</summary>
[Collection(nameof(BatchTests))]
public class DirectionsTests
{
    private const double Infinity = double.PositiveInfinity;

    public static TheoryData<int> Lengths => [0, 1, 2, 3, 4, 7, 8, 9, 16, 17, 33];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Columns_of_every_width_are_the_tangents(int length) => InEveryWidth(() =>
    {
        double[] x = Numbers(length, 0.2, 2, 1), y = Numbers(length, -1, 1, 2);
        Same(Directions.RootsJacobian(x), length, Unit(length, unit => Directions.RootsTangent(x, unit).Tangent));
        Same(Directions.ThroughStorageJacobian(x, 3), length + 1, [.. Unit(length, unit => Directions.ThroughStorageTangent(x, 3, unit, 0).Tangent), Directions.ThroughStorageTangent(x, 3, new double[length], 1).Tangent]);
        Same(Directions.SumOfPowersHessian(x), length, Unit(length, unit => Directions.SumOfPowersHessianVectorProduct(x, unit)));
        Same(Directions.UntilNegativeHessian(y, 0.3), length + 1,
        [
            .. Unit(length, unit => Flat(Directions.UntilNegativeHessianVectorProduct(y, 0.3, unit, 0))),
            Flat(Directions.UntilNegativeHessianVectorProduct(y, 0.3, new double[length], 1)),
        ]);
        Same(Directions.RoundsJacobian(y, 3), length, Unit(length, unit => Directions.RoundsTangent(y, 3, unit).Tangent));

        static double[] Flat((double[] x, double scale) product) => [.. product.x, product.scale];
    });

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Singles_have_twice_the_lanes(int length) => InEveryWidth(() =>
    {
        float[] x = [.. Numbers(length, 0.2, 2, 3).Select(number => (float)number)];
        var given = Directions.OfSinglesJacobian(x, 1.5f);
        for (var column = 0; column <= length; column++)
        {
            var unit = new float[length];
            if (column < length)
                unit[column] = 1;
            var expected = Directions.OfSinglesTangent(x, 1.5f, unit, column < length ? 0 : 1).Tangent;
            for (var row = 0; row < length; row++)
                Assert.Equal(expected[row], given[row, column]);
        }
    });

    [Fact]
    public void Whole_arrays_are_gone_through_number_by_number() => InEveryWidth(() =>
    {
        double[] x = Numbers(9, -1, 1, 4), y = Numbers(9, -1, 1, 5), none = new double[9];
        Same(Directions.OfWholeArraysJacobian(x, y), 5, [.. Unit(9, unit => Directions.OfWholeArraysTangent(x, y, unit, none).Tangent), .. Unit(9, unit => Directions.OfWholeArraysTangent(x, y, none, unit).Tangent)], 1e-14);
        Same(Directions.NormsAndExponentialsHessian(x, y), 18,
        [
            .. Unit(9, unit => Flat(Directions.NormsAndExponentialsHessianVectorProduct(x, y, unit, none))),
            .. Unit(9, unit => Flat(Directions.NormsAndExponentialsHessianVectorProduct(x, y, none, unit))),
        ], 1e-14);

        static double[] Flat((double[] x, double[] y) product) => [.. product.x, .. product.y];
    });

    [Fact]
    public void A_parameter_that_is_written_is_restored_for_each_sweep() => InEveryWidth(() =>
    {
        double[] x = Numbers(9, 0.2, 2, 6), shift = Numbers(9, -1, 1, 7), after = [.. x];
        var given = Directions.RootsInPlaceJacobian(after, shift);
        Assert.Equal(x.Zip(shift, (number, added) => Math.Sqrt(number) + added * number), after);
        for (var row = 0; row < 9; row++)
        {
            for (var column = 0; column < 18; column++)
                Assert.Equal(column == row ? 0.5 / Math.Sqrt(x[row]) + shift[row] : column == row + 9 ? x[row] : 0, given[row, column], 1e-15);
        }

        double[] scratch = Numbers(9, -1, 1, 8), before = [.. scratch];
        var hessian = Directions.ScratchHessian(x, scratch);
        for (var i = 0; i < 9; i++)
        {
            var (value, slope) = (before[i] * x[i] + Math.Sin(x[i]), before[i] + Math.Cos(x[i]));
            Assert.Equal(2 * (slope * slope - value * Math.Sin(x[i])), hessian[i, i], 1e-13);
            Assert.Equal(2 * (slope * x[i] + value), hessian[i, i + 9], 1e-13);
            Assert.Equal(value, scratch[i], 1e-15);
        }
    });

    [Fact]
    public void A_pole_stays_in_its_column() => InEveryWidth(() =>
    {
        HessianTests.Equal([[Infinity, 0], [0, 0.5]], Directions.RootsJacobian([0, 1]));
        HessianTests.Equal([[Infinity, 0, 0], [0, 1.5, 1], [0, 1, 0]], Directions.ThroughStorageJacobian([0, 1], 3));
        HessianTests.Equal([[Infinity, 0], [0, 0.375]], Directions.SumOfPowersHessian([0, 4]));
        HessianTests.Equal([[Infinity, 0, 1, 0], [0, 0.5, 0, 1]], Shifted([0, 1]));
        HessianTests.Equal([[Infinity, 0, 0, 0], [0, 0.5, 0, 0], [0, 0, 0.25, 0], [0, 0, 0, Infinity]], Directions.RootsOfRectangleJacobian(new double[,] { { 0, 1 }, { 4, 0 } }));
        HessianTests.Equal([[Infinity, 0], [0, 0.375]], Directions.PowersOfMatrixHessian(new Matrix<double>(1, 2, [0, 4])));
        HessianTests.Equal([[Infinity, 0], [0, 0.5]], Directions.RootsOfTwoJacobian(0, 1));
        HessianTests.Equal([[Infinity, 0], [0, 0.375]], Directions.PowersOfTwoHessian(0, 4));
        HessianTests.Equal([[0.5, 0], [0.5, Infinity]], Directions.FewRootsJacobian([1, 0]));
        HessianTests.Equal([[Infinity, 0], [Infinity, 0.5]], Directions.FewRootsJacobian([0, 1]));
        var (x, y) = (0.0, 1.0);
        HessianTests.Equal([[Infinity, 0], [0, 0.5], [Infinity, 0.5]], Directions.RootsOfBothJacobian(ref x, ref y, out _));

        static Matrix<double> Shifted(double[] x)
        {
            var given = Directions.RootsInPlaceJacobian(x, [0, 0]);
            for (var i = 0; i < 2; i++)
                given[i, i + 2] += 1 - x[i] * x[i];
            return given;
        }
    });

    [Fact]
    public void A_zero_that_something_comes_to_has_a_derivative()
    {
        Assert.Equal((0, 0, 1), Directions.SineOfSquareTaylor(0));
        Assert.Equal(2, Directions.SineOfSquareHessian(0));
        HessianTests.Equal([[2, 0], [0, 2 * Math.Cos(1) - 4 * Math.Sin(1)]], Directions.SumOfSinesHessian([0, 1]), 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(200)]
    public void Nothing_but_the_matrix_is_made(int length)
    {
        double[] x = Numbers(length, 0.2, 2, 9);
        Assert.Equal(Allocated(() => new Matrix<double>(length, length)), Allocated(() => Directions.RootsJacobian(x)));
        Assert.Equal(Allocated(() => new Matrix<double>(length + 1, length + 1)), Allocated(() => Directions.UntilNegativeHessian(x, 0.1)));
    }

    [Fact]
    public void An_exception_comes_through_and_the_storage_goes_back()
    {
        Assert.Throws<IndexOutOfRangeException>(() => Directions.RootsInPlaceJacobian(new double[20], new double[19]));
        Assert.Throws<ArgumentNullException>(() => Directions.RootsJacobian(null!));
    }

    private static long Allocated(Func<Matrix<double>> make)
    {
        for (var i = 0; i < 3; i++)
            make();
        var before = GC.GetAllocatedBytesForCurrentThread();
        make();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void InEveryWidth(Action check)
    {
        foreach (var set in InstructionSets.Available.Where(set => set != InstructionSet.Scalar))
        {
            try
            {
                InstructionSets.Force(set);
                check();
            }
            finally
            {
                InstructionSets.Force(null);
            }
        }
    }

    private static List<double[]> Unit(int length, Func<double[], double[]> column) => [.. Enumerable.Range(0, length).Select(index =>
    {
        var unit = new double[length];
        unit[index] = 1;
        return column(unit);
    })];

    private static void Same(Matrix<double> given, int rows, List<double[]> columns, double tolerance = 0)
    {
        Assert.Equal(columns.Count == 0 ? (0, 0) : (rows, columns.Count), (given.RowCount, given.ColumnCount));
        for (var column = 0; column < columns.Count; column++)
        {
            for (var row = 0; row < rows; row++)
                Assert.True(columns[column][row] == given[row, column] || Math.Abs(columns[column][row] - given[row, column]) <= tolerance, $"{columns[column][row]:R} is expected at ({row}, {column}), not {given[row, column]:R}");
        }
    }

    private static double[] Numbers(int count, double low, double high, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => low + (high - low) * random.NextDouble())];
    }
}
