namespace SymbolicBackprop.Benchmarks.Gradients;

/// <summary>Inputs that are the same in every run.</summary>
internal static class Samples
{
    public static double[] Uniform(int seed, int count, double from, double to)
    {
        var random = new Random(seed);
        var samples = new double[count];
        for (var i = 0; i < count; i++) samples[i] = from + (to - from) * random.NextDouble();
        return samples;
    }
}
