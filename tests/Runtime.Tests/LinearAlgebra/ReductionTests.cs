using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.LinearAlgebra;

public class ReductionTests
{
    [Fact]
    public void Sums_and_means_are_those_of_the_elements()
    {
        var m = Matrix.FromRows<double>([1, 2, 3], [4, 5, 6]);
        Assert.Equal(21, m.Sum());
        Assert.Equal(3.5, m.Mean());
        Assert.Equal([6, 15], m.RowSums().AsSpan().ToArray());
        Assert.Equal([5, 7, 9], m.ColumnSums().AsSpan().ToArray());
        Assert.Equal([2, 5], m.RowMeans().AsSpan().ToArray());
        Assert.Equal([2.5, 3.5, 4.5], m.ColumnMeans().AsSpan().ToArray());
        Assert.Equal(91, Matrix.Dot(m, m));
    }

    [Fact]
    public void Every_length_counts_every_element_once()
    {
        for (var n = 0; n <= 150; n++)
        {
            var m = new Matrix<float>(1, n);
            for (var j = 0; j < n; j++) m[0, j] = j + 1;
            Assert.Equal(n * (n + 1) / 2, m.Sum());
            Assert.Equal(n * (n + 1) / 2, Matrix.Dot(m, Matrix.Filled(1, n, 1f)));
            if (n > 0) Assert.Equal(4, Matrix.MeanSquaredError(m, m + 2));
        }
    }

    [Fact]
    public void The_address_of_a_row_does_not_show_in_the_bits_of_its_sum()
    {
        var row = Matrices.Random<float>(1, 101, 1);
        var rows = Matrix.BroadcastRow(row, 33);
        Assert.All(rows.RowSums().AsSpan().ToArray(), sum => Assert.Equal(row.Sum(), sum));
    }

    [Fact]
    public void Nothing_sums_to_zero_and_has_no_mean()
    {
        Assert.Equal(0, new Matrix<float>(0, 3).Sum());
        Assert.True(float.IsNaN(new Matrix<float>(0, 3).Mean()));
        Assert.Equal([0, 0, 0], new Matrix<float>(0, 3).ColumnSums().AsSpan().ToArray());
        Assert.True(double.IsNaN(Matrix.MeanSquaredError(new Matrix<double>(0, 3), new Matrix<double>(0, 3))));
    }

    [Fact]
    public void NaN_in_one_column_stays_in_its_sums()
    {
        var m = Matrix.FromRows<double>([1, double.NaN], [2, 3]);
        Assert.True(double.IsNaN(m.Sum()));
        Assert.Equal([3, double.NaN], m.ColumnSums().AsSpan().ToArray());
        Assert.Equal([double.NaN, 5], m.RowSums().AsSpan().ToArray());
    }
}
