using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.LinearAlgebra.Kernels;
using SymbolicBackprop.Tests;

namespace SymbolicBackprop.Gradients.Tests.Batches;

/// <summary>What batch members promise beyond the values: masks, guards, bits that depend on nothing, no allocation.</summary>
[Collection(nameof(BatchTests))]
[CollectionDefinition(nameof(BatchTests), DisableParallelization = true)]
public class BatchTests
{
    private static readonly double[] Points = [-2, -1, -0.0, 0, 0.25, 1, 4, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e300];

    [Fact]
    public void Nothing_of_an_arm_that_is_not_taken_is_left()
    {
        double[] values = new double[Points.Length], gradient = new double[Points.Length];
        Options.LogarithmOrZeroGradientBatch(Points, values, gradient);
        for (var i = 0; i < Points.Length; i++)
        {
            var (value, slope) = Options.LogarithmOrZeroValueAndGradient(Points[i]);
            AssertNear(value, values[i]);
            AssertNear(slope, gradient[i]);
        }

        Options.RootOrLineGradientBatch(Points, values, gradient);
        Assert.Equal(Points.Select(x => Options.RootOrLineValueAndGradient(x).Value), values);
        Assert.Equal(Points.Select(x => Options.RootOrLineValueAndGradient(x).Gradient), gradient);
    }

    [Fact]
    public void Divisions_by_zero_stay_in_their_lanes()
    {
        var pairs = Points.SelectMany(x => Points, (x, y) => (x, y)).ToList();
        double[] x = [.. pairs.Select(pair => pair.x)], y = [.. pairs.Select(pair => pair.y)];
        double[] values = new double[x.Length], dx = new double[x.Length], dy = new double[x.Length];
        Options.QuotientOrProductGradientBatch(x, y, values, dx, dy);
        for (var i = 0; i < x.Length; i++)
            Assert.Equal(Options.QuotientOrProductValueAndGradient(x[i], y[i]), (values[i], (dx[i], dy[i])));
    }

    [Fact]
    public void Algebra_has_the_bits_of_single_numbers()
    {
        var (x, y) = (Numbers(1000, -5, 5, 1), Numbers(1000, -5, 5, 2));
        double[] values = new double[1000], dx = new double[1000], dy = new double[1000];
        Options.AlgebraGradientBatch(x, y, values, dx, dy);
        for (var i = 0; i < x.Length; i++)
            Assert.Equal(Options.AlgebraValueAndGradient(x[i], y[i]), (values[i], (dx[i], dy[i])));
    }

    [Fact]
    public void What_is_no_differentiated_number_is_the_same_for_the_batch()
    {
        double[] x = Numbers(19, -2, 2, 3), coefficients = [1, -2, 0.5, 3], results = new double[19], values = new double[19], gradient = new double[19];
        Options.PolynomialBatch(x, coefficients, results);
        Options.PolynomialGradientBatch(x, coefficients, values, gradient);
        Assert.Equal(x.Select(number => Options.Polynomial(number, coefficients)), results);
        Assert.Equal(results, values);
        Assert.Equal(x.Select(number => Options.PolynomialGradient(number, coefficients)), gradient);
    }

    [Fact]
    public void A_loop_of_different_lengths_is_run_element_by_element()
    {
        double[] x = Numbers(11, 0.1, 9, 4), values = new double[11], gradient = new double[11];
        Options.RootGradientBatch(x, values, gradient);
        Assert.Equal(x.Select(Options.Root), values);
        Assert.Equal(x.Select(Options.RootGradient), gradient);
    }

    [Fact]
    public void Each_element_of_a_tuple_has_its_span()
    {
        double[] spot = Numbers(9, 50, 150, 5), strike = Numbers(9, 50, 150, 6), price = new double[9], delta = new double[9], dSpot = new double[9], dStrike = new double[9];
        Options.PriceAndDeltaBatch(spot, strike, price, delta);
        for (var i = 0; i < 9; i++)
        {
            var expected = Options.PriceAndDelta(spot[i], strike[i]);
            AssertNear(expected.price, price[i]);
            AssertNear(expected.delta, delta[i]);
        }

        Options.PriceAndDeltaGradientBatch(spot, strike, price, delta, dSpot, dStrike);
        for (var i = 0; i < 9; i++)
            AssertNear(Options.PriceAndDeltaGradient(spot[i], strike[i]).spot, dSpot[i]);
    }

    [Fact]
    public void Single_precision_has_its_own_lanes()
    {
        float[] spot = [.. Numbers(41, 80, 120, 7).Select(number => (float)number)], strike = [.. Numbers(41, 80, 120, 8).Select(number => (float)number)];
        float[] values = new float[41], dSpot = new float[41], dStrike = new float[41];
        Options.CallOfSinglesGradientBatch(spot, strike, 0.2f, values, dSpot, dStrike);
        for (var i = 0; i < spot.Length; i++)
        {
            var (value, gradient) = Options.CallOfSinglesValueAndGradient(spot[i], strike[i], 0.2f);
            Assert.InRange(values[i], value - 5e-4f, value + 5e-4f);
            Assert.InRange(dSpot[i], gradient.spot - 1e-5f, gradient.spot + 1e-5f);
        }
    }

    [Fact]
    public void Bits_depend_on_no_width_no_place_and_no_thread()
    {
        const int Count = 20011;
        var inputs = Inputs(Count);
        var expected = Greeks(inputs, Count, InstructionSet.Vector128, threads: 1);
        foreach (var set in InstructionSets.Available)
        {
            foreach (var threads in new[] { 1, 2, 5 })
                AssertSame(expected, Greeks(inputs, Count, set, threads));
        }

        // Any slice of the batch is a batch.
        foreach (var (start, length) in new[] { (0, 1), (1, 1), (5, 13), (777, 100), (20010, 1), (9, 0) })
            AssertSame([.. expected.Select(column => column[start..(start + length)])], Greeks([.. inputs.Select(column => column[start..(start + length)])], length, null, threads: 1));
    }

    [Fact]
    public void A_batch_writes_its_own_elements_and_no_others()
    {
        for (var length = 0; length <= 37; length++)
        {
            var inputs = Inputs(length);
            var results = new double[length + 20];
            Array.Fill(results, -7);
            Options.CallBatch(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4], results.AsSpan(10, length));
            Assert.All(results[..10].Concat(results[(10 + length)..]), number => Assert.Equal(-7, number));
            Assert.DoesNotContain(-7, results[10..(10 + length)]);
        }
    }

    [Fact]
    public void Batches_on_one_thread_allocate_nothing()
    {
        var before = MatrixParallelism.MaxThreads;
        MatrixParallelism.MaxThreads = 1;
        var inputs = Inputs(10000);
        var outputs = Enumerable.Range(0, 6).Select(_ => new double[10000]).ToArray();
        Assert.Equal(0, Allocation.OfSteadyState(Call));
        MatrixParallelism.MaxThreads = before;

        void Call() => Options.CallGradientBatch(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4], outputs[0], outputs[1], outputs[2], outputs[3], outputs[4], outputs[5]);
    }

    [Fact]
    public void Spans_of_other_lengths_are_refused_before_anything_is_written()
    {
        double[] values = [1, 1], gradient = [1, 1];
        var exception = Assert.Throws<ArgumentException>(() => Options.AlgebraGradientBatch([1, 2], [1], values, gradient, new double[2]));
        Assert.Equal("y", exception.ParamName);
        Assert.Contains("The length of 'y' is 1 where that of 'x' is 2", exception.Message, StringComparison.Ordinal);
        Assert.Equal("yGradient", Assert.Throws<ArgumentException>(() => Options.AlgebraGradientBatch([1, 2], [1, 2], values, gradient, new double[3])).ParamName);
        Assert.Equal([1, 1], values);
        Assert.Equal("results", Assert.Throws<ArgumentException>(() => Options.RootBatch([1, 2], new double[1])).ParamName);
    }

    [Fact]
    public void What_is_written_overlaps_nothing()
    {
        var shared = new double[5];
        var exception = Assert.Throws<ArgumentException>(() => Options.RootBatch(shared.AsSpan(0, 3), shared.AsSpan(2, 3)));
        Assert.Contains("'results' and 'x' share storage", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Options.LogarithmOrZeroGradientBatch([1, 2], shared.AsSpan(0, 2), shared.AsSpan(1, 2)));
        Assert.Throws<ArgumentException>(() => Options.PolynomialBatch([1, 2], shared, shared.AsSpan(0, 2)));
        Assert.Equal("coefficients", Assert.Throws<ArgumentNullException>(() => Options.PolynomialBatch([1], null!, new double[1])).ParamName);
    }

    private static double[][] Inputs(int count) =>
        [Numbers(count, 50, 150, 11), Numbers(count, 50, 150, 12), Numbers(count, 0, 0.1, 13), Numbers(count, 0.1, 0.6, 14), Numbers(count, 0.1, 3, 15)];

    private static double[][] Greeks(double[][] inputs, int count, InstructionSet? set, int threads)
    {
        var outputs = Enumerable.Range(0, 6).Select(_ => new double[count]).ToArray();
        var before = MatrixParallelism.MaxThreads;
        try
        {
            InstructionSets.Force(set);
            MatrixParallelism.MaxThreads = threads;
            Options.CallGradientBatch(inputs[0], inputs[1], inputs[2], inputs[3], inputs[4], outputs[0], outputs[1], outputs[2], outputs[3], outputs[4], outputs[5]);
        }
        finally
        {
            InstructionSets.Force(null);
            MatrixParallelism.MaxThreads = before;
        }

        return outputs;
    }

    private static void AssertSame(double[][] expected, double[][] actual) =>
        Assert.Equal(expected.SelectMany(column => column).Select(BitConverter.DoubleToInt64Bits), actual.SelectMany(column => column).Select(BitConverter.DoubleToInt64Bits));

    private static double[] Numbers(int count, double low, double high, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => low + ((high - low) * random.NextDouble()))];
    }

    private static void AssertNear(double expected, double actual) =>
        Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-13 * Math.Max(1, Math.Abs(expected)), $"{expected:R} is expected, not {actual:R}");
}
