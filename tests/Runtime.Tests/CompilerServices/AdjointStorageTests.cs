using SymbolicBackprop.CompilerServices;

namespace SymbolicBackprop.Tests.CompilerServices;

public class AdjointStorageTests
{
    [Fact]
    public void An_array_of_numbers_becomes_as_many_zeros()
    {
        double[] like = [1, 2];
        var zero = AdjointStorage.ZeroLike(like);
        Assert.Equal([0, 0], zero);
        Assert.NotSame(like, zero);
    }

    [Fact]
    public void Rectangular_arrays_keep_their_lengths()
    {
        Assert.Equal(new double[2, 3], AdjointStorage.ZeroLike(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        Assert.Equal(new float[1, 2, 2], AdjointStorage.ZeroLike(new float[,,] { { { 1, 2 }, { 3, 4 } } }));
        Assert.Equal(new double[0, 4], AdjointStorage.ZeroLike(new double[0, 4]));
    }

    [Fact]
    public void Rows_keep_their_lengths_and_are_new_ones()
    {
        double[][] like = [[1], [2, 3], []];
        var zero = AdjointStorage.ZeroLike(like);
        Assert.Equal([[0], [0, 0], []], zero);
        zero[1][0] = 5;
        Assert.Equal(2, like[1][0]);
    }

    [Fact]
    public void Rows_that_are_one_array_become_rows_of_their_own()
    {
        double[] row = [1];
        var zero = AdjointStorage.ZeroLike(new[] { row, row });
        Assert.NotSame(zero[0], zero[1]);
    }

    [Fact]
    public void Rows_of_rows_and_rows_of_rectangles_nest_to_any_depth()
    {
        Assert.Equal(new double[][][] { [[0], [0, 0]], [] }, AdjointStorage.ZeroLike(new double[][][] { [[1], [2, 3]], [] }));
        Assert.Equal([new double[1, 2]], AdjointStorage.ZeroLike(new[] { new double[,] { { 1, 2 } } }));
        double[][][][] deep = [[[[1, 2]]]];
        Assert.Equal([[[[0, 0]]]], AdjointStorage.ZeroLike(deep, static block => AdjointStorage.ZeroLike(block)));
    }

    [Fact]
    public void A_row_that_is_null_stays_null() =>
        Assert.Null(AdjointStorage.ZeroLike(new double[][] { [1], null! })[1]);

    [Fact]
    public void Null_is_refused()
    {
        Assert.Equal("like", Assert.Throws<ArgumentNullException>(() => AdjointStorage.ZeroLike((double[])null!)).ParamName);
        Assert.Equal("like", Assert.Throws<ArgumentNullException>(() => AdjointStorage.ZeroLike((double[,])null!)).ParamName);
        Assert.Equal("like", Assert.Throws<ArgumentNullException>(() => AdjointStorage.ZeroLike((double[,,])null!)).ParamName);
        Assert.Equal("like", Assert.Throws<ArgumentNullException>(() => AdjointStorage.ZeroLike((double[][])null!)).ParamName);
        Assert.Equal("zeroLikeRow", Assert.Throws<ArgumentNullException>(() => AdjointStorage.ZeroLike<double[]>([], null!)).ParamName);
    }

    [Fact]
    public void The_elements_of_a_rectangular_array_are_its_own_row_after_row()
    {
        double[,] rectangle = { { 1, 2, 3 }, { 4, 5, 6 } };
        var elements = AdjointStorage.Elements(rectangle);
        Assert.Equal([1, 2, 3, 4, 5, 6], elements);
        elements[4] = 7;
        Assert.Equal(7, rectangle[1, 1]);
        Assert.Equal([1, 2, 3, 4], AdjointStorage.Elements(new float[,,] { { { 1, 2 } }, { { 3, 4 } } }));
        Assert.True(AdjointStorage.Elements(new double[3, 0]).IsEmpty);
        Assert.Throws<ArgumentNullException>("array", () => AdjointStorage.Elements((double[,])null!));
        Assert.Throws<ArgumentNullException>("array", () => AdjointStorage.Elements((double[,,])null!));
    }
}
