namespace SymbolicBackprop.Training;

/// <summary>Judges weights on many samples, in batches and without gradients.</summary>
public static class Evaluation
{
    /// <summary>Means over all samples of a task.</summary>
    /// <param name="task">The samples.</param>
    /// <param name="weights">Only read.</param>
    /// <param name="batchSize">The samples of one call of <see cref="IEvaluationTask{TParameters}.Evaluate"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="task"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is not positive.</exception>
    public static EvaluationResult Run<TParameters>(IEvaluationTask<TParameters> task, ref TParameters weights, int batchSize = 1000)
        where TParameters : IParameters<TParameters>
    {
        ArgumentNullException.ThrowIfNull(task);
        return Run(task, ref weights, new ValidationSplit(task.SampleCount, 0, 0).Training.Span, batchSize);
    }

    /// <summary>Means over some samples of a task.</summary>
    /// <param name="task">The samples.</param>
    /// <param name="weights">Only read.</param>
    /// <param name="samples">The indices of at least one sample.</param>
    /// <param name="batchSize">The samples of one call of <see cref="IEvaluationTask{TParameters}.Evaluate"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="task"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is not positive.</exception>
    public static EvaluationResult Run<TParameters>(
        IEvaluationTask<TParameters> task, ref TParameters weights, ReadOnlySpan<int> samples, int batchSize = 1000)
        where TParameters : IParameters<TParameters>
    {
        ArgumentNullException.ThrowIfNull(task);
        LeafChecks.RequireNotNull(ref weights, nameof(weights));
        if (samples.IsEmpty)
            throw new ArgumentException("There must be at least one sample.", nameof(samples));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        var means = new RunningMeans(task.MetricNames.Count);
        var metrics = new double[task.MetricNames.Count];
        while (!samples.IsEmpty)
        {
            var batch = samples[..Math.Min(batchSize, samples.Length)];
            Array.Clear(metrics);
            var loss = task.Evaluate(ref weights, batch, metrics);
            means.Add(loss, metrics, batch.Length);
            samples = samples[batch.Length..];
        }

        return means.ToResult();
    }
}
