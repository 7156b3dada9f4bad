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

    /// <summary>
    /// The highest order of derivatives, of a method with one differentiated number as parameter and one number as result. Beyond 1 it adds
    /// <c>FTaylor</c>, which gives the coefficients of <c>F(x + h) = C0 + C1·h + C2·h² + …</c> up to that order, 9 at most; each is a
    /// derivative divided by the factorial of its order.
    /// </summary>
    public int Order { get; init; } = 1;

    /// <summary>How the derivatives of the loops of the method bound their memory: a constant of <see cref="SymbolicBackprop.Checkpointing"/>.</summary>
    public CheckpointingStrategy Checkpointing { get; init; } = CheckpointingStrategy.None;

    /// <summary>
    /// The members of the method may compute by rules of algebra that rounding breaks: sums and products in another order, quotients as
    /// products with reciprocals, and <c>x - x</c> and <c>0 * x</c> as 0, also where <c>x</c> is infinite or NaN. Their values may then
    /// differ from those of the method by rounding. Two runs on one machine still give the same bits. What the body calls is computed by the
    /// same rules where it stands in the place of its call, and by its own where it is called.
    /// </summary>
    public bool FastMath { get; init; }
}
