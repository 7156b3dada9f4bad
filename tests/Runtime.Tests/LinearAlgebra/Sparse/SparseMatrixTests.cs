using SymbolicBackprop.CompilerServices;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.LinearAlgebra.Sparse;

public class SparseMatrixTests
{
    private static readonly SparsityPattern Example = new(3, 4, [0, 2, 2, 3], [1, 3, 0]);

    [Fact]
    public void A_pattern_knows_its_entries()
    {
        Assert.Equal((3, 4, 3), (Example.RowCount, Example.ColumnCount, Example.Count));
        Assert.Equal([1, 3], Example.ColumnsOf(0).ToArray());
        Assert.Empty(Example.ColumnsOf(1).ToArray());
        Assert.True(Example.Contains(2, 0));
        Assert.False(Example.Contains(2, 3));
        Assert.Equal("3×4 with 3 entries", Example.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => Example.Contains(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Example.Contains(0, 4));
    }

    [Fact]
    public void Patterns_are_equal_when_their_entries_are()
    {
        Assert.Equal(Example, new SparsityPattern(3, 4, [0, 2, 2, 3], [1, 3, 0]));
        Assert.Equal(Example.GetHashCode(), new SparsityPattern(3, 4, [0, 2, 2, 3], [1, 3, 0]).GetHashCode());
        Assert.NotEqual(Example, new SparsityPattern(3, 5, [0, 2, 2, 3], [1, 3, 0]));
        Assert.NotEqual(Example, new SparsityPattern(3, 4, [0, 1, 2, 3], [1, 3, 0]));
        Assert.NotEqual(Example, new SparsityPattern(3, 4, [0, 2, 2, 3], [1, 2, 0]));
    }

    [Fact]
    public void A_pattern_that_is_out_of_order_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rowCount", () => new SparsityPattern(-1, 4, [0], []));
        Assert.Throws<ArgumentOutOfRangeException>("columnCount", () => new SparsityPattern(0, -1, [0], []));
        Assert.Throws<ArgumentException>("rowStarts", () => new SparsityPattern(2, 4, [0, 1], [0]));
        Assert.Throws<ArgumentException>("rowStarts", () => new SparsityPattern(2, 4, [0, 2, 1], [0]));
        Assert.Throws<ArgumentException>("rowStarts", () => new SparsityPattern(1, 4, [0, 2], [0]));
        Assert.Throws<ArgumentException>("columns", () => new SparsityPattern(1, 4, [0, 2], [2, 1]));
        Assert.Throws<ArgumentException>("columns", () => new SparsityPattern(1, 4, [0, 2], [1, 1]));
        Assert.Throws<ArgumentException>("columns", () => new SparsityPattern(1, 4, [0, 1], [4]));
    }

    [Fact]
    public void A_matrix_is_zero_where_its_pattern_has_no_entry()
    {
        var matrix = new SparseMatrix<double>(Example);
        Assert.Equal([0, 0, 0], matrix.Values.ToArray());
        new double[] { 5, 7, 11 }.CopyTo(matrix.Values);
        Assert.Equal((5, 7, 11, 0), (matrix[0, 1], matrix[0, 3], matrix[2, 0], matrix[1, 1]));
        Assert.Equal([0, 5, 0, 7, 0, 0, 0, 0, 11, 0, 0, 0], matrix.ToMatrix().AsSpan().ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[0, 4]);
    }

    [Fact]
    public void The_product_with_a_vector_is_that_of_the_dense_matrix()
    {
        var matrix = Patterns.Numbered(Patterns.Random(1, 7, 5, 0.4), isSymmetric: false);
        double[] vector = [1, -2, 3, 0.5, 7];
        var dense = matrix.ToMatrix();
        var expected = Enumerable.Range(0, 7).Select(row => Enumerable.Range(0, 5).Sum(column => dense[row, column] * vector[column])).ToArray();
        Assert.Equal(expected, matrix.Multiply(vector));
        Assert.Throws<ArgumentException>("vector", () => matrix.Multiply(new double[4]));
        Assert.Throws<ArgumentException>("destination", () => matrix.MultiplyInto(vector, new double[6]));
        var both = new double[8];
        Assert.Throws<ArgumentException>("destination", () => matrix.MultiplyInto(both.AsSpan(0, 5), both.AsSpan(1, 7)));
    }

    [Fact]
    public void Only_real_numbers_are_kept() => Assert.Throws<NotSupportedException>(() => new SparseMatrix<Half>(Example));

    [Fact]
    public void A_sweep_says_which_matrix_does_not_fit()
    {
        var matrix = new SparseMatrix<double>(Example);
        Assert.Equal("'jacobian' has 4 columns where there are 5 numbers to differentiate with respect to. (Parameter 'jacobian')", Assert.Throws<ArgumentException>("jacobian", () => SparseSweep.OfJacobian(matrix, 5, "jacobian")).Message);
        Assert.Throws<ArgumentException>("hessian", () => SparseSweep.OfHessian(matrix, 4, "hessian"));
        Assert.Throws<ArgumentNullException>("jacobian", () => SparseSweep.OfJacobian<double>(null!, 5, "jacobian"));
        matrix.Values.Fill(2);
        foreach (var count in new[] { 2, 4 })
        {
            var sweep = SparseSweep.OfJacobian(matrix, 4, "jacobian");
            Assert.True(sweep.MoveNext());
            sweep.Add(new double[count]);
            Assert.Equal($"'jacobian' has 3 rows where the results are {count} numbers. (Parameter 'jacobian')", Assert.Throws<ArgumentException>("jacobian", () => sweep.MoveNext()).Message);
        }

        Assert.Equal([2, 2, 2], matrix.Values.ToArray());
    }

    [Fact]
    public void A_matrix_keeps_the_storage_of_its_sweeps()
    {
        var matrix = new SparseMatrix<double>(Example);
        var first = SparseSweep.OfJacobian(matrix, 4, "jacobian");
        var direction = first.Direction(new double[4]);
        var second = SparseSweep.OfJacobian(matrix, 4, "jacobian");
        Assert.Same(first, second);
        Assert.Same(direction, second.Direction(new double[4]));
        Assert.NotSame(direction, second.Direction(new double[4]));
    }
}
