using SymbolicBackprop.Training;

namespace SymbolicBackprop.Tests.Training;

public class SeededRandomTests
{
    [Fact]
    public void The_generator_is_xoshiro256_starstar()
    {
        // The first outputs of the authors' program for the state 1, 2, 3, 4.
        var random = new SeededRandom(0);
        random.RestoreState([1, 2, 3, 4]);
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360];
        foreach (var value in expected)
            Assert.Equal(value, random.NextUInt64());
    }

    [Fact]
    public void The_mixing_function_is_SplitMix64()
    {
        // The first outputs of the authors' program for the seed 1234567.
        var state = 1234567UL;
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        foreach (var value in expected)
            Assert.Equal(value, SplitMix64.Next(ref state));
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_another_seed_or_stream_others()
    {
        ulong First(long seed, long stream) => new SeededRandom(seed, stream).NextUInt64();
        Assert.Equal(First(5, 2), First(5, 2));
        var firsts = new HashSet<ulong>();
        for (var seed = -20; seed < 20; seed++)
        {
            for (var stream = -20; stream < 20; stream++)
                Assert.True(firsts.Add(First(seed, stream)), $"seed {seed}, stream {stream}");
        }
    }

    [Fact]
    public void A_restored_state_goes_on_where_it_was_saved()
    {
        var random = new SeededRandom(7);
        random.NextGaussian();
        var state = new ulong[SeededRandom.StateLength];
        random.CopyStateTo(state);
        var expected = (random.NextGaussian(), random.NextInt(1000), random.NextSingle());
        var restored = new SeededRandom(99);
        restored.RestoreState(state);
        Assert.Equal(expected, (restored.NextGaussian(), restored.NextInt(1000), restored.NextSingle()));
    }

    [Fact]
    public void A_fork_is_a_function_of_state_and_stream_and_does_not_move_its_parent()
    {
        var random = new SeededRandom(3);
        var fork = random.Fork(1).NextUInt64();
        Assert.Equal(fork, random.Fork(1).NextUInt64());
        Assert.NotEqual(fork, random.Fork(2).NextUInt64());
        Assert.Equal(new SeededRandom(3).NextUInt64(), random.NextUInt64());
        Assert.NotEqual(fork, random.Fork(1).NextUInt64());
    }

    [Fact]
    public void Uniform_and_normal_numbers_have_their_moments()
    {
        var random = new SeededRandom(11);
        const int Count = 200_000;
        var (uniform, single, normal, square, fourth) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < Count; i++)
        {
            var u = random.NextDouble();
            Assert.InRange(u, 0, 1 - 1e-16);
            uniform += u;
            var s = random.NextSingle();
            Assert.InRange(s, 0, 0.99999997f);
            single += s;
            var g = random.NextGaussian();
            normal += g;
            square += g * g;
            fourth += g * g * g * g;
        }

        Assert.Equal(0.5, uniform / Count, 0.003);
        Assert.Equal(0.5, single / Count, 0.003);
        Assert.Equal(0, normal / Count, 0.01);
        Assert.Equal(1, square / Count, 0.02);
        Assert.Equal(3, fourth / Count, 0.1);
    }

    [Fact]
    public void Integers_are_uniform_even_where_the_range_does_not_divide_two_to_the_32()
    {
        // With a range of ¾·2³¹ a careless product puts twice as many results on some numbers as on others.
        var random = new SeededRandom(1);
        const int Range = 3 << 29;
        const int Count = 90_000;
        var residues = new int[3];
        for (var i = 0; i < Count; i++)
            residues[random.NextInt(Range) % 3]++;
        Assert.All(residues, n => Assert.InRange(n, Count / 3 - 700, Count / 3 + 700));
        Assert.Equal(0, random.NextInt(1));
    }

    [Fact]
    public void Every_order_of_three_is_equally_likely()
    {
        var random = new SeededRandom(2);
        var counts = new Dictionary<(int, int, int), int>();
        for (var i = 0; i < 60_000; i++)
        {
            int[] values = [0, 1, 2];
            random.Shuffle(values.AsSpan());
            var key = (values[0], values[1], values[2]);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, n => Assert.InRange(n, 9_500, 10_500));
    }

    [Fact]
    public void Bad_arguments_are_refused_by_name()
    {
        var random = new SeededRandom(1);
        Assert.Throws<ArgumentOutOfRangeException>("exclusiveMaximum", () => random.NextInt(0));
        Assert.Throws<ArgumentException>("state", () => random.RestoreState(new ulong[4]));
        Assert.Throws<ArgumentException>("state", () => random.RestoreState([1]));
        Assert.Throws<ArgumentException>("destination", () => random.CopyStateTo(new ulong[5]));
    }
}
