using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.LinearAlgebra;

public class MatrixTests
{
    [Fact]
    public void A_new_matrix_is_zero_and_elements_are_row_major()
    {
        var m = new Matrix<double>(2, 3);
        Assert.All(m.AsSpan().ToArray(), element => Assert.Equal(0, element));
        m[1, 0] = 7;
        Assert.Equal(7, m.AsSpan()[3]);
        Assert.Equal(7, m.RowSpan(1)[0]);
        Assert.Equal((2, 3, 6), (m.RowCount, m.ColumnCount, m.Count));
    }

    [Fact]
    public void Values_rows_and_arrays_are_copied()
    {
        float[] values = [1, 2, 3, 4];
        var m = new Matrix<float>(2, 2, values);
        values[0] = 9;
        Assert.Equal([1, 2, 3, 4], m.AsSpan().ToArray());
        Assert.Equal([1, 2, 3, 4], Matrix.FromRows<float>([1, 2], [3, 4]).AsSpan().ToArray());
        Assert.Equal([1, 2, 3, 4], Matrix.FromArray(new float[,] { { 1, 2 }, { 3, 4 } }).AsSpan().ToArray());
        var clone = m.Clone();
        clone.Fill(5);
        Assert.Equal(1, m[0, 0]);
        clone.CopyTo(m);
        Assert.Equal(5, m[1, 1]);
        m.Clear();
        Assert.Equal(0, m[1, 1]);
        Assert.Equal([3, 3], Matrix.Filled(1, 2, 3f).AsSpan().ToArray());
    }

    [Fact]
    public void A_matrix_without_rows_or_columns_is_legal()
    {
        Assert.Equal(0, new Matrix<float>(0, 5).Count);
        Assert.Equal(0, new Matrix<float>(5, 0).AsSpan().Length);
        Assert.Equal("0×5", new Matrix<float>(0, 5).ToString());
        Assert.Equal((5, 0), (new Matrix<float>(0, 5).Transpose().RowCount, new Matrix<float>(0, 5).Transpose().ColumnCount));
        Assert.Equal(0, Matrix.Exp(new Matrix<float>(0, 5)).Count);
    }

    [Fact]
    public void Text_shows_the_shape_and_the_elements()
    {
        Assert.Equal("2×2: [1 2.5] [-3 NaN]", Matrix.FromRows<double>([1, 2.5], [-3, double.NaN]).ToString());
        Assert.Equal("9×9: [0 0 0 0 0 0 0 0 …]", new Matrix<float>(9, 9).ToString()[..24]);
        Assert.EndsWith(" …", new Matrix<float>(9, 9).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Operators_are_those_of_the_mathematics()
    {
        var a = Matrix.FromRows<double>([1, 2], [3, 4]);
        var b = Matrix.FromRows<double>([5, 6], [7, 8]);
        AssertElements([19, 22, 43, 50], a * b);
        AssertElements([6, 8, 10, 12], a + b);
        AssertElements([-4, -4, -4, -4], a - b);
        AssertElements([-1, -2, -3, -4], -a);
        AssertElements([2, 4, 6, 8], a * 2);
        AssertElements([2, 4, 6, 8], 2 * a);
        AssertElements([0.5, 1, 1.5, 2], a / 2);
        AssertElements([2, 3, 4, 5], a + 1);
        AssertElements([2, 3, 4, 5], 1 + a);
        AssertElements([0, 1, 2, 3], a - 1);
        AssertElements([0, -1, -2, -3], 1 - a);
        AssertElements([5, 12, 21, 32], a.PointwiseMultiply(b));
        AssertElements([0.2, 2.0 / 6, 3.0 / 7, 0.5], a.PointwiseDivide(b));
        AssertElements([12, 6, 4, 3], Matrix.PointwiseDivide(12, a));
    }

    [Fact]
    public void Accumulating_adds_and_may_double()
    {
        var a = Matrix.FromRows<double>([1, 2]);
        var sum = Matrix.FromRows<double>([10, 20]);
        Matrix.AccumulateInto(a, sum);
        AssertElements([11, 22], sum);
        Matrix.AccumulateInto(sum, sum);
        AssertElements([22, 44], sum);
    }

    [Fact]
    public void Rows_are_added_broadcast_cut_and_padded()
    {
        var m = Matrix.FromRows<double>([1, 2], [3, 4], [5, 6]);
        AssertElements([11, 22, 13, 24, 15, 26], m.AddRow(Matrix.FromRows<double>([10, 20])));
        AssertElements([1, 2, 1, 2], Matrix.BroadcastRow(Matrix.FromRows<double>([1, 2]), 2));
        AssertElements([1, 1, 2, 2], Matrix.BroadcastColumn(Matrix.FromRows<double>([1], [2]), 2));
        AssertElements([3, 4, 5, 6], m.Rows(1, 2));
        Assert.Equal(0, m.Rows(3, 0).Count);
        AssertElements([0, 0, 3, 4, 5, 6, 0, 0], Matrix.PadRows(m.Rows(1, 2), 1, 4));
        AssertElements([1, 3, 5, 2, 4, 6], m.Transpose());
    }

    [Fact]
    public void Padding_overwrites_what_the_destination_held()
    {
        var destination = Matrix.Filled(4, 1, double.NaN);
        Matrix.PadRowsInto(Matrix.FromRows<double>([5]), 2, 4, destination);
        AssertElements([0, 0, 5, 0], destination);
    }

    [Fact]
    public void Cutting_rows_and_padding_them_are_adjoint()
    {
        var x = Matrices.Random<double>(9, 4, 1);
        var w = Matrices.Random<double>(3, 4, 2);
        Assert.Equal(Matrix.Dot(w, x.Rows(5, 3)), Matrix.Dot(Matrix.PadRows(w, 5, 9), x), 1e-14);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 8)]
    [InlineData(8, 8)]
    [InlineData(19, 37)]
    [InlineData(64, 5)]
    public void Transposing_exchanges_the_indices(int rowCount, int columnCount)
    {
        CheckTranspose(Matrices.Random<float>(rowCount, columnCount, 1));
        CheckTranspose(Matrices.Random<double>(rowCount, columnCount, 1));
    }

    private static void CheckTranspose<T>(Matrix<T> m)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var transpose = m.Transpose();
        for (var i = 0; i < m.RowCount; i++)
        {
            for (var j = 0; j < m.ColumnCount; j++) Assert.Equal(m[i, j], transpose[j, i]);
        }
    }

    private static void AssertElements(double[] expected, Matrix<double> actual) => Assert.Equal(expected, actual.AsSpan().ToArray());
}
