namespace SymbolicBackprop;

/// <summary>
/// On a method: the methods that compute its derivatives are generated beside it (see <see cref="SymbolicBackprop.Derivatives"/>).
/// On a partial class, record or struct of numbers, arrays and matrices: the type becomes a differentiable parameter
/// whose gradient has the same type, and it gets <see cref="IParameters{TSelf}"/>.
/// </summary>
/// <param name="derivatives">The members to emit beyond the default ones.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class DifferentiableAttribute(Derivatives derivatives = Derivatives.Default) : Attribute
{
    /// <summary>The members that are emitted.</summary>
    public Derivatives Derivatives { get; } = derivatives;

    /// <summary>
    /// The names of those elements of a tuple result that are reported beside the result but not differentiated, such as an accuracy.
    /// </summary>
    public string[] Auxiliary { get; init; } = [];

    /// <summary>How the derivatives of the loops of the method bound their memory: a constant of <see cref="SymbolicBackprop.Checkpointing"/>.</summary>
    public CheckpointingStrategy Checkpointing { get; init; } = CheckpointingStrategy.None;
}
