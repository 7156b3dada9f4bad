namespace SymbolicBackprop.Benchmarks.Objectives;

/// <summary>The data of one Gaussian mixture.</summary>
/// <param name="Dimension">The dimension d of the points.</param>
/// <param name="Alphas">The logarithms of the weights, up to a constant: one for each of K components.</param>
/// <param name="Means">The means, d for each component.</param>
/// <param name="InverseFactors">Factors of the inverse covariances, d(d + 1)/2 for each component: log-diagonal, then the strict lower triangle by columns.</param>
/// <param name="Points">The data, d for each point.</param>
/// <param name="Gamma">The scale of the Wishart prior.</param>
/// <param name="ExtraDegrees">Its degrees of freedom beyond d + 1.</param>
internal sealed record GaussianMixtureProblem(
    int Dimension, double[] Alphas, double[] Means, double[] InverseFactors, double[] Points, double Gamma, int ExtraDegrees)
{
    public int ParameterCount => Alphas.Length + Means.Length + InverseFactors.Length;

    /// <summary>Reads d K n, alphas, means, factors, points and the two numbers of the prior.</summary>
    public static GaussianMixtureProblem Read(string name)
    {
        var file = new NumberFile(name);
        var dimension = file.Integer();
        var componentCount = file.Integer();
        var pointCount = file.Integer();
        return new(
            dimension,
            file.Numbers(componentCount),
            file.Numbers(componentCount * dimension),
            file.Numbers(componentCount * (dimension * (dimension + 1) / 2)),
            file.Numbers(pointCount * dimension),
            file.Number(),
            file.Integer());
    }
}
