namespace SymbolicBackprop;

/// <summary>A gradient differs from the numerical derivative by more than is tolerated.</summary>
/// <param name="result">What the check found.</param>
public sealed class GradientMismatchException(GradientCheckResult result) : Exception(result.ToString())
{
    /// <summary>What the check found.</summary>
    public GradientCheckResult Result { get; } = result;
}
