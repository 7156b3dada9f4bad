using SymbolicBackprop.Training;

namespace SymbolicBackprop.Tests.Training;

/// <summary>The regression of y = 3x − 1 over samples x = 0 … 1, with noise of the step's seed on the target.</summary>
internal sealed class LineTask(int sampleCount, double noise = 0) : ITrainingTask<Line>
{
    public int SampleCount => sampleCount;

    public IReadOnlyList<string> MetricNames { get; } = ["close", "mean x"];

    public List<int[]>? Batches { get; init; }

    /// <summary>A sample whose loss is NaN, or its gradient alone where there is a <see cref="PoisonsGradientAlone"/>.</summary>
    public int? PoisonedSample { get; init; }

    public bool PoisonsGradientAlone { get; init; }

    public double ValueAndGradient(ref Line weights, ReadOnlySpan<int> samples, long stepSeed, ref Line gradient, Span<double> metrics)
    {
        Batches?.Add(samples.ToArray());
        gradient = default;
        var loss = 0.0;
        // Not a seeded generator, which would be an allocation.
        var shift = noise * ((ulong)stepSeed >> 11) / (1L << 53);
        foreach (var sample in samples)
        {
            var error = Error(weights, sample) - shift;
            loss += sample == PoisonedSample && !PoisonsGradientAlone ? double.NaN : error * error;
            error = sample == PoisonedSample ? double.NaN : error;
            gradient.Slope += 2 * error * X(sample) / samples.Length;
            gradient.Intercept += 2 * error / samples.Length;
        }

        Measure(weights, samples, metrics);
        return loss / samples.Length;
    }

    public double Evaluate(ref Line weights, ReadOnlySpan<int> samples, Span<double> metrics)
    {
        var loss = 0.0;
        foreach (var sample in samples)
            loss += Math.Pow(Error(weights, sample), 2);
        Measure(weights, samples, metrics);
        return loss / samples.Length;
    }

    private void Measure(Line weights, ReadOnlySpan<int> samples, Span<double> metrics)
    {
        foreach (var sample in samples)
        {
            metrics[0] += Math.Abs(Error(weights, sample)) < 0.1 ? 1.0 / samples.Length : 0;
            metrics[1] += X(sample) / samples.Length;
        }
    }

    private double X(int sample) => (double)sample / sampleCount;

    private double Error(Line weights, int sample) => weights.Slope * X(sample) + weights.Intercept - (3 * X(sample) - 1);
}
