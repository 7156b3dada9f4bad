namespace SymbolicBackprop.Training;

/// <summary>A random division of samples into those to train with and those to validate with, each in ascending order.</summary>
public sealed class ValidationSplit
{
    // Epochs are the streams 0, 1, …: the split must not be one of them.
    private const long Stream = -1;

    /// <summary>Divides the samples 0 … <paramref name="sampleCount"/> − 1; a function of the arguments alone.</summary>
    /// <param name="sampleCount">At least 1.</param>
    /// <param name="fraction">The share of the validation samples, in [0, 1), rounded to a whole number of samples; at least one is left for training.</param>
    /// <param name="seed">Of the random choice.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public ValidationSplit(int sampleCount, double fraction, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleCount);
        RequireReal.Fraction(fraction, nameof(fraction));
        var samples = new int[sampleCount];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = i;
        var validationCount = Math.Min((int)Math.Round(fraction * sampleCount), sampleCount - 1);
        if (validationCount > 0)
            new Xoshiro256(seed, Stream).Shuffle(samples.AsSpan());
        Array.Sort(samples, 0, validationCount);
        Array.Sort(samples, validationCount, sampleCount - validationCount);
        Validation = samples.AsMemory(0, validationCount);
        Training = samples.AsMemory(validationCount);
    }

    /// <summary>The samples to train with.</summary>
    public ReadOnlyMemory<int> Training { get; }

    /// <summary>The samples to validate with; none of them is trained with.</summary>
    public ReadOnlyMemory<int> Validation { get; }
}
