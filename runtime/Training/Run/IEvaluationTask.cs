namespace SymbolicBackprop.Training;

/// <summary>Samples on which weights can be judged.</summary>
/// <typeparam name="TParameters">The type of the weights.</typeparam>
public interface IEvaluationTask<TParameters>
    where TParameters : IParameters<TParameters>
{
    /// <summary>How many samples there are; at least 1.</summary>
    int SampleCount { get; }

    /// <summary>The names of what is measured beside the loss, such as <c>accuracy</c>; may be empty.</summary>
    IReadOnlyList<string> MetricNames { get; }

    /// <summary>The mean loss over some samples, without a gradient and without what belongs to training alone, such as dropout.</summary>
    /// <param name="weights">Only read.</param>
    /// <param name="samples">Indices from 0 to <see cref="SampleCount"/> − 1, at least one, valid during the call.</param>
    /// <param name="metrics">To be filled with the means over the samples, in the order of <see cref="MetricNames"/>; zeros on entry.</param>
    double Evaluate(ref TParameters weights, ReadOnlySpan<int> samples, Span<double> metrics);
}
