namespace SymbolicBackprop.Training;

/// <summary>
/// Pseudo-random numbers from an explicit seed: the same seed gives the same numbers in every run and on every machine
/// (<see cref="NextGaussian"/> as far as the machine's logarithm does). The generator is xoshiro256** (D. Blackman, S. Vigna, ACM TOMS 47, 2021),
/// its state set by SplitMix64. Not for secrets, and not to be shared between threads: give each a <see cref="Fork"/>.
/// </summary>
public sealed class SeededRandom
{
    /// <summary>The number of 64-bit words of the state.</summary>
    public const int StateLength = 4;

    private Xoshiro256 _generator;

    /// <summary>A generator for a seed, and for one of the independent streams of that seed.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="stream">Any number, such as that of an epoch.</param>
    public SeededRandom(long seed, long stream = 0) => _generator = new Xoshiro256(seed, stream);

    private SeededRandom(Xoshiro256 generator) => _generator = generator;

    /// <summary>Writes the state, which <see cref="RestoreState"/> takes back.</summary>
    /// <param name="destination">Exactly <see cref="StateLength"/> words.</param>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public void CopyStateTo(Span<ulong> destination)
    {
        RequireStateLength(destination.Length, nameof(destination));
        _generator.CopyTo(destination);
    }

    /// <summary>Goes on from a state that <see cref="CopyStateTo"/> wrote.</summary>
    /// <param name="state">Exactly <see cref="StateLength"/> words, not all zero.</param>
    /// <exception cref="ArgumentException">It has another length or is all zero.</exception>
    public void RestoreState(ReadOnlySpan<ulong> state)
    {
        RequireStateLength(state.Length, nameof(state));
        if (!state.ContainsAnyExcept(0UL))
            throw new ArgumentException("A state of zeros only yields zeros.", nameof(state));
        _generator = new Xoshiro256(state);
    }

    /// <summary>
    /// Another generator, determined by the present state of this one and the number of a stream. This one does not move,
    /// so that forks with the same stream taken at the same point are equal, and with different streams independent.
    /// </summary>
    public SeededRandom Fork(long stream) => new(_generator.Fork(stream));

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64() => _generator.NextUInt64();

    /// <summary>Uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => _generator.NextDouble();

    /// <summary>Uniform in [0, 1), a multiple of 2⁻²⁴.</summary>
    public float NextSingle() => _generator.NextSingle();

    /// <summary>
    /// Normally distributed with mean 0 and standard deviation 1, by the polar method (G. Marsaglia, T. Bray, SIAM Review 6, 1964).
    /// </summary>
    public double NextGaussian() => _generator.NextGaussian();

    /// <summary>Uniform in 0 … <paramref name="exclusiveMaximum"/> − 1 without bias, by multiplication and rejection (D. Lemire, ACM TOMACS 29, 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMaximum"/> is not positive.</exception>
    public int NextInt(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMaximum);
        return _generator.NextInt(exclusiveMaximum);
    }

    /// <summary>Puts the values in a random order, each order equally likely (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> values) => _generator.Shuffle(values);

    private static void RequireStateLength(int length, string parameter)
    {
        if (length != StateLength)
            throw new ArgumentException($"The state has {StateLength} words, not {length}.", parameter);
    }
}
