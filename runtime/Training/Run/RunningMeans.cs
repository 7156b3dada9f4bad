namespace SymbolicBackprop.Training;

/// <summary>Means of the loss and of the metrics over samples that come in batches of different sizes.</summary>
internal sealed class RunningMeans(int metricCount)
{
    private readonly double[] _means = new double[metricCount];

    /// <summary>The sum of the losses, then those of the metrics: what a checkpoint keeps.</summary>
    public double[] Sums { get; } = new double[1 + metricCount];

    public long SampleCount { get; set; }

    public double Loss => Sums[0] / SampleCount;

    /// <summary>The means of the metrics, in a buffer that the next call overwrites.</summary>
    public ReadOnlySpan<double> Metrics
    {
        get
        {
            for (var i = 0; i < _means.Length; i++)
                _means[i] = Sums[i + 1] / SampleCount;
            return _means;
        }
    }

    public void Add(double loss, ReadOnlySpan<double> metrics, int sampleCount)
    {
        Sums[0] += loss * sampleCount;
        for (var i = 0; i < metrics.Length; i++)
            Sums[i + 1] += metrics[i] * sampleCount;
        SampleCount += sampleCount;
    }

    public void Clear()
    {
        Array.Clear(Sums);
        SampleCount = 0;
    }

    public EvaluationResult ToResult() => new(Loss, Metrics.ToArray());
}
