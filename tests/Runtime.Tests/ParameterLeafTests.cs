namespace SymbolicBackprop.Tests;

public class ParameterLeafTests
{
    [Fact]
    public void A_leaf_shares_the_storage_that_it_was_made_of()
    {
        var values = new double[6];
        var leaf = ParameterLeaf.Of(values.AsSpan(), ParameterShape.Matrix(2, 3));
        leaf.Doubles[5] = 7;
        Assert.Equal(7, values[5]);
        Assert.Equal("[2, 3]", leaf.Shape.ToString());
    }

    [Fact]
    public void A_shape_that_does_not_fit_is_refused() =>
        Assert.Throws<ArgumentException>("shape", () => ParameterLeaf.Of(new float[5].AsSpan(), ParameterShape.Array(6)).Shape);

    [Fact]
    public void The_other_element_type_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => ParameterLeaf.Of(new float[1].AsSpan(), ParameterShape.Number).Doubles.Length);
}
