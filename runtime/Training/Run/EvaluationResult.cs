namespace SymbolicBackprop.Training;

/// <summary>Means over samples.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Metrics">The means of the metrics, in the order of their names.</param>
public sealed record EvaluationResult(double Loss, IReadOnlyList<double> Metrics);
