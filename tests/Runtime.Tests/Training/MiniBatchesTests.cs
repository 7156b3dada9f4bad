using SymbolicBackprop.Training;

namespace SymbolicBackprop.Tests.Training;

public class MiniBatchesTests
{
    [Theory]
    [InlineData(10, 3, false, 4)]
    [InlineData(10, 3, true, 3)]
    [InlineData(10, 5, true, 2)]
    [InlineData(10, 10, false, 1)]
    [InlineData(10, 1, false, 10)]
    [InlineData(60_000, 100, false, 600)]
    public void An_epoch_visits_every_sample_once_but_for_a_dropped_last_batch(int samples, int batchSize, bool dropLast, int batches)
    {
        var miniBatches = new MiniBatches(samples, batchSize, 1, dropLast: dropLast);
        Assert.Equal(batches, miniBatches.BatchCount);
        var seen = new HashSet<int>();
        for (var i = 0; i < batches; i++)
        {
            foreach (var sample in miniBatches.Batch(i))
                Assert.True(seen.Add(sample));
        }

        Assert.Equal(dropLast ? batches * batchSize : samples, seen.Count);
    }

    [Fact]
    public void The_order_of_an_epoch_is_a_function_of_seed_and_epoch_alone()
    {
        var inSequence = new MiniBatches(50, 50, 7);
        for (var epoch = 0; epoch <= 3; epoch++)
            inSequence.StartEpoch(epoch);
        var third = inSequence.Batch(0).ToArray();
        var directly = new MiniBatches(50, 50, 7);
        directly.StartEpoch(3);
        Assert.Equal(third, directly.Batch(0).ToArray());
        directly.StartEpoch(2);
        Assert.NotEqual(third, directly.Batch(0).ToArray());
        var otherSeed = new MiniBatches(50, 50, 8);
        otherSeed.StartEpoch(3);
        Assert.NotEqual(third, otherSeed.Batch(0).ToArray());
    }

    [Fact]
    public void Without_shuffling_the_order_is_that_of_the_samples()
    {
        var miniBatches = new MiniBatches([4, 2, 9], 2, shuffle: false);
        Assert.Equal([4, 2], miniBatches.Batch(0).ToArray());
        Assert.Equal([9], miniBatches.Batch(1).ToArray());
    }

    [Fact]
    public void Starting_an_epoch_allocates_nothing()
    {
        var miniBatches = new MiniBatches(1000, 10, 1);
        Assert.Equal(0, Allocation.OfSteadyState(() => miniBatches.StartEpoch(5)));
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("sampleCount", () => new MiniBatches(0, 1));
        Assert.Throws<ArgumentException>("samples", () => new MiniBatches([], 1));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => new MiniBatches(5, 0));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => new MiniBatches(5, 6));
        Assert.Throws<ArgumentOutOfRangeException>("epoch", () => new MiniBatches(5, 5).StartEpoch(-1));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => new MiniBatches(5, 2).Batch(3).Length);
    }

    [Fact]
    public void A_split_divides_the_samples_by_the_seed()
    {
        var split = new ValidationSplit(100, 0.2, 5);
        Assert.Equal(20, split.Validation.Length);
        Assert.Equal(Enumerable.Range(0, 100), split.Training.ToArray().Concat(split.Validation.ToArray()).Order());
        Assert.Equal(split.Validation.ToArray(), new ValidationSplit(100, 0.2, 5).Validation.ToArray());
        Assert.NotEqual(split.Validation.ToArray(), new ValidationSplit(100, 0.2, 6).Validation.ToArray());
        Assert.Equal(split.Validation.ToArray().Order(), split.Validation.ToArray());
        Assert.Equal(0, new ValidationSplit(100, 0, 5).Validation.Length);
        Assert.Equal(1, new ValidationSplit(2, 0.99, 5).Training.Length);
        Assert.Throws<ArgumentOutOfRangeException>("fraction", () => new ValidationSplit(10, 1, 5));
    }
}
