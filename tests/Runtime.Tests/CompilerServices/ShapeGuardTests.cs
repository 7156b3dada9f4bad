using SymbolicBackprop.CompilerServices;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.CompilerServices;

public class ShapeGuardTests
{
    [Theory]
    [InlineData(2, 3)]
    [InlineData(1, 4)]
    [InlineData(4, 2)]
    public void A_matrix_of_another_shape_is_refused_with_both_shapes(int rows, int columns)
    {
        DerivativeGuard.RequireShape(new Matrix<float>(2, 4), 2, 4, "upstream", "the result");
        var exception = Assert.Throws<ArgumentException>(
            "upstream", () => DerivativeGuard.RequireShape(new Matrix<float>(rows, columns), 2, 4, "upstream", "the result"));
        Assert.StartsWith($"'upstream' is {rows}×{columns} where the result is 2×4.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_that_is_null_is_refused() =>
        Assert.Throws<ArgumentNullException>("upstream", () => DerivativeGuard.RequireShape<float>(null!, 2, 4, "upstream", "the result"));

    [Fact]
    public void Another_length_is_refused_with_both_lengths()
    {
        DerivativeGuard.RequireLength<double>([1, 2], 2, "y", "'x'");
        var exception = Assert.Throws<ArgumentException>("y", () => DerivativeGuard.RequireLength<double>([1, 2], 3, "y", "'x'"));
        Assert.StartsWith("The length of 'y' is 2 where that of 'x' is 3.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rectangular_buffer_with_another_length_in_any_dimension_is_refused_with_both_shapes()
    {
        DerivativeGuard.RequireSameShape(new double[2, 3], new double[2, 3], "xGradient", "x");
        DerivativeGuard.RequireSameShape(new double[2, 3, 4], new double[2, 3, 4], "xGradient", "x");
        var exception = Assert.Throws<ArgumentException>("xGradient", () => DerivativeGuard.RequireSameShape(new double[3, 2], new double[2, 3], "xGradient", "x"));
        Assert.StartsWith("'xGradient' has the shape [3, 2] and 'x' the shape [2, 3]", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("xGradient", () => DerivativeGuard.RequireSameShape(new double[2, 2], new double[2, 3], "xGradient", "x"));
        Assert.Throws<ArgumentException>("xGradient", () => DerivativeGuard.RequireSameShape(new double[2, 3, 1], new double[2, 3, 4], "xGradient", "x"));
    }
}
