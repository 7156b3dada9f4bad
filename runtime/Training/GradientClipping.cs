namespace SymbolicBackprop.Training;

/// <summary>Bounds on the size of a gradient, against the one step that throws the weights away.</summary>
public static class GradientClipping
{
    /// <summary>
    /// Scales the gradient down, where its Euclidean norm over all leaves is above a maximum, so that the norm becomes the maximum;
    /// the direction stays. A gradient that holds an infinity or a NaN has no direction and is left as it is.
    /// Source: R. Pascanu, T. Mikolov, Y. Bengio, <em>On the difficulty of training recurrent neural networks</em>, ICML 2013.
    /// </summary>
    /// <param name="gradient">Scaled in place.</param>
    /// <param name="maximumNorm">A finite number above 0.</param>
    /// <returns>The norm before clipping.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumNorm"/> is not positive or not finite.</exception>
    public static double ByGlobalNorm<TParameters>(ref TParameters gradient, double maximumNorm)
        where TParameters : IParameters<TParameters>
    {
        RequireReal.Positive(maximumNorm, nameof(maximumNorm));
        var norm = Parameters.Norm(ref gradient);
        if (norm > maximumNorm && double.IsFinite(norm))
            Parameters.Scale(ref gradient, maximumNorm / norm);
        return norm;
    }
}
