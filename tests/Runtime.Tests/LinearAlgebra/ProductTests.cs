using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.Tests.LinearAlgebra;

[Collection(KernelSettings.Name)]
public class ProductTests
{
    // Around every boundary of tile, panel and block, of any path; and the shapes of a training step.
    private static readonly (int M, int K, int N)[] _shapes =
    [
        (0, 3, 4), (3, 0, 4), (3, 4, 0), (0, 0, 0), (1, 1, 1), (1, 5, 1), (1, 7, 33), (7, 1, 3), (2, 3, 1),
        (3, 17, 5), (4, 8, 16), (5, 9, 31), (6, 10, 32), (9, 13, 17), (10, 16, 64), (11, 33, 65), (15, 20, 47), (16, 20, 48),
        (17, 193, 9), (31, 400, 33), (23, 800, 20), (100, 100, 10), (100, 10, 100), (79, 200, 100), (120, 65, 130),
    ];

    public static TheoryData<string, int> Paths()
    {
        var data = new TheoryData<string, int>();
        foreach (var set in InstructionSets.Available)
        {
            foreach (var threads in (int[])[1, 2, 3]) data.Add(set.ToString(), threads);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_path_computes_the_product_of_the_definition(string path, int threads)
    {
        KernelSettings.With(Enum.Parse<InstructionSet>(path), threads, () =>
        {
            foreach (var (m, k, n) in _shapes)
            {
                for (var flags = 0; flags < 8; flags++)
                {
                    Check<float>(m, k, n, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
                    Check<double>(m, k, n, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
                }
            }
        });
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Products_large_enough_for_several_threads_have_the_bits_of_one(string path, int threads)
    {
        var left = Matrices.Random<float>(301, 500, 1);
        var right = Matrices.Random<float>(500, 77, 2);
        var expected = new Matrix<float>(301, 77);
        KernelSettings.With(Enum.Parse<InstructionSet>(path), 1, () => Matrix.MultiplyInto(left, right, expected));
        KernelSettings.With(Enum.Parse<InstructionSet>(path), threads, () =>
        {
            for (var repeat = 0; repeat < 20; repeat++)
                Matrices.AssertSameBits<float>(expected.AsSpan(), Matrix.Multiply(left, right).AsSpan(), path);
        });
    }

    [Fact]
    public void A_slice_of_rows_or_columns_has_the_bits_of_the_whole()
    {
        var left = Matrices.Random<float>(61, 210, 1);
        var right = Matrices.Random<float>(210, 70, 2);
        var whole = left * right;
        for (var start = 0; start < 61; start += 7)
        {
            for (var count = 1; start + count <= 61; count += 5)
                Matrices.AssertSameBits<float>(whole.Rows(start, count).AsSpan(), (left.Rows(start, count) * right).AsSpan(), "rows");
        }

        for (var count = 1; count <= 70; count++)
        {
            var columns = right.Transpose().Rows(70 - count, count);
            var expected = whole.Transpose().Rows(70 - count, count).Transpose();
            Matrices.AssertSameBits<float>(expected.AsSpan(), Matrix.Multiply(left, columns, transposeRight: true).AsSpan(), "columns");
        }
    }

    [Fact]
    public void Products_of_several_threads_at_once_do_not_disturb_each_other()
    {
        var left = Matrices.Random<double>(90, 120, 1);
        var right = Matrices.Random<double>(120, 90, 2);
        var expected = left * right;
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
            Matrices.AssertSameBits<double>(expected.AsSpan(), (left * right).AsSpan(), "concurrent"));
    }

    [Fact]
    public void Masked_stores_leave_the_neighbours_alone()
    {
        // The rows of the result stand side by side: a store beyond its row would damage the next one, which is written before it here.
        var left = Matrices.Random<float>(41, 3, 1);
        for (var n = 1; n <= 40; n++)
        {
            var right = Matrices.Random<float>(3, n, n);
            var storage = new Matrix<float>(41, n);
            storage.Fill(float.NaN);
            Matrix.MultiplyInto(left, right, storage);
            Assert.DoesNotContain(float.NaN, storage.AsSpan().ToArray());
        }
    }

    [Fact]
    public void NaN_and_infinity_follow_the_arithmetic()
    {
        var left = Matrix.FromRows<double>([0, 1], [double.NaN, 0], [1, 1]);
        var right = Matrix.FromRows<double>([double.PositiveInfinity, 2], [3, 4]);
        var product = left * right;
        Assert.Equal([double.NaN, 4, double.NaN, double.NaN, double.PositiveInfinity, 6], product.AsSpan().ToArray());
    }

    [Fact]
    public void The_transpose_of_a_product_is_the_product_of_the_transposes_in_reverse() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(PositiveInt, PositiveInt, PositiveInt)>(),
            extents =>
            {
                var (m, k, n) = (extents.Item1.Get % 40, extents.Item2.Get % 40, extents.Item3.Get % 40);
                var a = Matrices.Random<double>(m, k, m);
                var b = Matrices.Random<double>(k, n, n);
                var reversed = Matrix.Multiply(b, a, transposeLeft: true, transposeRight: true);
                return (a * b).Transpose().AsSpan().SequenceEqual(reversed.AsSpan());
            }).QuickCheckThrowOnFailure();

    private static void Check<T>(int m, int k, int n, bool transposeLeft, bool transposeRight, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var left = transposeLeft ? Matrices.Random<T>(k, m, 1) : Matrices.Random<T>(m, k, 1);
        var right = transposeRight ? Matrices.Random<T>(n, k, 2) : Matrices.Random<T>(k, n, 2);
        var actual = Matrices.Random<T>(m, n, 3);
        var expected = actual.Clone();
        ReferenceProduct.Multiply<T>(left.AsSpan(), right.AsSpan(), expected.AsSpan(), m, k, n, transposeLeft, transposeRight, accumulate);
        Matrix.MultiplyInto(left, right, actual, transposeLeft, transposeRight, accumulate);
        var what = $"{m}×{k}·{k}×{n} {transposeLeft} {transposeRight} {accumulate}";
        if (IsFused<T>())
        {
            Matrices.AssertSameBits<T>(expected.AsSpan(), actual.AsSpan(), what);
            return;
        }

        for (var i = 0; i < actual.Count; i++)
            Assert.Equal(double.CreateTruncating(expected.AsSpan()[i]), double.CreateTruncating(actual.AsSpan()[i]), 1e-4);
    }

    // With fused multiply-adds in hardware every path makes the same chain of them as the definition.
    private static bool IsFused<T>()
        where T : IBinaryFloatingPointIeee754<T>
    {
        var x = T.BitIncrement(T.One);
        return T.MultiplyAddEstimate(x, x, -(x * x)) == T.FusedMultiplyAdd(x, x, -(x * x));
    }
}
