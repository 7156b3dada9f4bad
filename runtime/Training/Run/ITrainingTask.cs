namespace SymbolicBackprop.Training;

/// <summary>
/// What a <see cref="Trainer{TParameters}"/> trains: a method that gathers the samples of a batch and calls the generated
/// <c>…GradientInto</c>. It allocates nothing if its buffers are kept.
/// </summary>
/// <typeparam name="TParameters">The type of the weights.</typeparam>
public interface ITrainingTask<TParameters> : IEvaluationTask<TParameters>
    where TParameters : IParameters<TParameters>
{
    /// <summary>The mean loss over some samples and its gradient.</summary>
    /// <param name="weights">Only read.</param>
    /// <param name="samples">Indices from 0 to <see cref="IEvaluationTask{TParameters}.SampleCount"/> − 1, at least one, valid during the call.</param>
    /// <param name="stepSeed">A seed for this step alone, the same when the step is repeated by a resumed run: for dropout and noise.</param>
    /// <param name="gradient">To be overwritten with the gradient; the contents on entry are unspecified.</param>
    /// <param name="metrics">To be filled with the means over the samples, in the order of the names; zeros on entry.</param>
    double ValueAndGradient(
        ref TParameters weights, ReadOnlySpan<int> samples, long stepSeed, ref TParameters gradient, Span<double> metrics);
}
