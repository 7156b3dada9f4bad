using System.Numerics;

namespace SymbolicBackprop.Training;

/// <summary>
/// The generator xoshiro256** with its state on the stack, for code that may not allocate; <see cref="SeededRandom"/> is its public face.
/// Source: D. Blackman, S. Vigna, <em>Scrambled linear pseudorandom number generators</em>, ACM TOMS 47 (2021).
/// </summary>
internal struct Xoshiro256
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>A generator whose state is a function of a seed and the number of a stream.</summary>
    public Xoshiro256(long seed, long stream)
    {
        // Hashing the stream first keeps (seed, stream) and (seed + 1, stream − 1) apart.
        var state = unchecked((ulong)seed ^ SplitMix64.Mix((ulong)stream + SplitMix64.Increment));
        FillFrom(ref state);
    }

    /// <summary>A generator with this very state, of which not all may be zero.</summary>
    public Xoshiro256(ReadOnlySpan<ulong> state) => (_s0, _s1, _s2, _s3) = (state[0], state[1], state[2], state[3]);

    public readonly void CopyTo(Span<ulong> destination)
    {
        destination[0] = _s0;
        destination[1] = _s1;
        destination[2] = _s2;
        destination[3] = _s3;
    }

    /// <summary>Another generator, a function of the present state and the stream; this one does not move.</summary>
    public readonly Xoshiro256 Fork(long stream)
    {
        var state = SplitMix64.Mix(unchecked((ulong)stream + SplitMix64.Increment));
        state = SplitMix64.Mix(state ^ _s0);
        state = SplitMix64.Mix(state ^ _s1);
        state = SplitMix64.Mix(state ^ _s2);
        state = SplitMix64.Mix(state ^ _s3);
        var fork = default(Xoshiro256);
        fork.FillFrom(ref state);
        return fork;
    }

    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    public float NextSingle() => (NextUInt64() >> 40) * (1.0f / (1U << 24));

    public double NextGaussian()
    {
        // The second number of the pair is thrown away: keeping it would be a fifth word of state.
        while (true)
        {
            var u = 2 * NextDouble() - 1;
            var v = 2 * NextDouble() - 1;
            var square = u * u + v * v;
            if (square is > 0 and < 1)
                return u * Math.Sqrt(-2 * Math.Log(square) / square);
        }
    }

    public int NextInt(int exclusiveMaximum)
    {
        var range = (uint)exclusiveMaximum;
        var product = (NextUInt64() >> 32) * range;
        if ((uint)product < range)
        {
            // The first 2³² mod range values of the low half would make some results more frequent than others.
            var threshold = unchecked(0u - range) % range;
            while ((uint)product < threshold)
                product = (NextUInt64() >> 32) * range;
        }

        return (int)(product >> 32);
    }

    public void Shuffle<T>(Span<T> values)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var chosen = NextInt(last + 1);
            (values[last], values[chosen]) = (values[chosen], values[last]);
        }
    }

    private void FillFrom(ref ulong state)
    {
        // SplitMix64 is a bijection of a counter: four successive outputs are never all zero.
        _s0 = SplitMix64.Next(ref state);
        _s1 = SplitMix64.Next(ref state);
        _s2 = SplitMix64.Next(ref state);
        _s3 = SplitMix64.Next(ref state);
    }
}
