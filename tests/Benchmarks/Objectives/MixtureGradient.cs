namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>The gradient of a mixture in one array: alphas, means, factors.</summary>
internal sealed class MixtureGradient(GaussianMixtureProblem problem)
{
    private readonly int _alphasLength = problem.Alphas.Length;
    private readonly int _meansLength = problem.Means.Length;

    public double[] Numbers { get; } = new double[problem.ParameterCount];

    private Span<double> Alphas => Numbers.AsSpan(0, _alphasLength);

    private Span<double> Means => Numbers.AsSpan(_alphasLength, _meansLength);

    private Span<double> InverseFactors => Numbers.AsSpan(_alphasLength + _meansLength);

    public static double Value(GaussianMixtureProblem problem) => GaussianMixture.LogPosterior(
        problem.Alphas, problem.Means, problem.InverseFactors, problem.Points, problem.Dimension, problem.Gamma, problem.ExtraDegrees);

    public double Generated(GaussianMixtureProblem problem) => GaussianMixture.LogPosteriorGradientInto(
        problem.Alphas,
        problem.Means,
        problem.InverseFactors,
        problem.Points,
        problem.Dimension,
        problem.Gamma,
        problem.ExtraDegrees,
        Alphas,
        Means,
        InverseFactors);

    public double HandWritten(GaussianMixtureProblem problem, GaussianMixtureByHand byHand) => byHand.Gradient(problem, Alphas, Means, InverseFactors);
}
