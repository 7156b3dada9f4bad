using System.Reflection;

namespace SymbolicBackprop.Tests;

public class CheckpointingTests
{
    [Differentiable(Checkpointing = Checkpointing.Binomial)]
    private static double Marked(double x)
    {
        foreach (var i in Checkpointing.Range(0, 4, Checkpointing.SquareRoot))
            x += i * x;
        return x;
    }

    [Fact]
    public void A_strategy_is_an_argument_of_the_attribute()
    {
        Assert.Equal(24, Marked(1));
        var attribute = typeof(CheckpointingTests).GetMethod(nameof(Marked), BindingFlags.NonPublic | BindingFlags.Static)!
            .GetCustomAttribute<DifferentiableAttribute>()!;
        Assert.Equal(CheckpointingStrategy.Binomial, attribute.Checkpointing);
        Assert.Equal(CheckpointingStrategy.None, new DifferentiableAttribute().Checkpointing);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(-3, 4)]
    [InlineData(2, 2)]
    [InlineData(5, 2)]
    [InlineData(int.MaxValue - 2, int.MaxValue)]
    [InlineData(int.MinValue, int.MinValue + 2)]
    [InlineData(int.MaxValue, int.MinValue)]
    public void A_range_runs_like_the_for_loop(int start, int end)
    {
        var expected = new List<int>();
        for (var i = start; i < end; i++)
            expected.Add(i);
        var actual = new List<int>();
        foreach (var i in Checkpointing.Range(start, end))
            actual.Add(i);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_range_knows_its_strategy()
    {
        Assert.Equal(Checkpointing.Binomial, Checkpointing.Range(0, 5).Strategy);
        Assert.Equal(Checkpointing.SquareRoot, Checkpointing.Range(0, 5, Checkpointing.SquareRoot).Strategy);
    }

    [Fact]
    public void A_range_allocates_nothing() => Assert.Equal(0, Allocation.OfSteadyState(static () =>
    {
        var sum = 0;
        foreach (var i in Checkpointing.Range(0, 100))
            sum += i;
        if (sum != 4950) throw new InvalidOperationException();
    }));
}
