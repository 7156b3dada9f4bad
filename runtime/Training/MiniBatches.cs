namespace SymbolicBackprop.Training;

/// <summary>
/// The samples of an epoch in a random order, in batches. The order is a function of the seed and the number of the epoch alone:
/// epoch k needs no replay of the epochs before it. A batch size of the number of samples is full-batch gradient descent, a batch size of 1
/// the single-sample one. The order is made in place: starting an epoch allocates nothing.
/// </summary>
public sealed class MiniBatches
{
    private readonly int[] _samples;
    private readonly int[] _order;
    private readonly long _seed;
    private readonly bool _shuffle;

    /// <summary>Batches of the samples 0 … <paramref name="sampleCount"/> − 1.</summary>
    /// <param name="sampleCount">At least 1.</param>
    /// <param name="batchSize">From 1 to the number of samples.</param>
    /// <param name="seed">Of the random order.</param>
    /// <param name="shuffle">False keeps the order of the samples.</param>
    /// <param name="dropLast">True leaves out the last batch of an epoch where it is smaller than the others.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is outside its range.</exception>
    public MiniBatches(int sampleCount, int batchSize, long seed = 0, bool shuffle = true, bool dropLast = false)
        : this(AllSamples(sampleCount), batchSize, seed, shuffle, dropLast)
    {
    }

    /// <summary>Batches of some samples, such as those that a <see cref="ValidationSplit"/> leaves for training.</summary>
    /// <param name="samples">At least one index; copied.</param>
    /// <param name="batchSize">From 1 to the number of samples.</param>
    /// <param name="seed">Of the random order.</param>
    /// <param name="shuffle">False keeps the order of the samples.</param>
    /// <param name="dropLast">True leaves out the last batch of an epoch where it is smaller than the others.</param>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is outside its range.</exception>
    public MiniBatches(ReadOnlySpan<int> samples, int batchSize, long seed = 0, bool shuffle = true, bool dropLast = false)
    {
        if (samples.IsEmpty)
            throw new ArgumentException("There must be at least one sample.", nameof(samples));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        if (batchSize > samples.Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batchSize), batchSize, $"A batch of {batchSize} is larger than the {samples.Length} samples that there are.");
        }

        _samples = samples.ToArray();
        _order = samples.ToArray();
        _seed = seed;
        _shuffle = shuffle;
        BatchSize = batchSize;
        BatchCount = dropLast ? samples.Length / batchSize : (int)(((long)samples.Length + batchSize - 1) / batchSize);
        StartEpoch(0);
    }

    /// <summary>How many samples there are.</summary>
    public int SampleCount => _samples.Length;

    /// <summary>The samples of a batch; the last batch of an epoch may have fewer.</summary>
    public int BatchSize { get; }

    /// <summary>The batches of an epoch.</summary>
    public int BatchCount { get; }

    /// <summary>The epoch whose order is laid out, from 0.</summary>
    public int Epoch { get; private set; }

    /// <summary>Lays out the order of an epoch.</summary>
    /// <param name="epoch">From 0, in any order.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epoch"/> is negative.</exception>
    public void StartEpoch(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        Epoch = epoch;
        if (!_shuffle)
            return;
        _samples.CopyTo(_order);
        new Xoshiro256(_seed, epoch).Shuffle(_order.AsSpan());
    }

    /// <summary>The samples of one batch of the epoch, valid until another epoch is started.</summary>
    /// <param name="index">From 0 to <see cref="BatchCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is outside that range.</exception>
    public ReadOnlySpan<int> Batch(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, BatchCount);
        var start = index * BatchSize;
        return _order.AsSpan(start, Math.Min(BatchSize, _order.Length - start));
    }

    private static int[] AllSamples(int sampleCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleCount);
        var samples = new int[sampleCount];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = i;
        return samples;
    }
}
