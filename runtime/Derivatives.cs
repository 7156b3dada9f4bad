namespace SymbolicBackprop;

/// <summary>The families of derivative members that <see cref="DifferentiableAttribute"/> can ask for.</summary>
[Flags]
public enum Derivatives
{
    /// <summary>
    /// <c>FGradient</c>, <c>FValueAndGradient</c> and <c>FBackward</c>;
    /// with array, span, matrix or weights parameters also <c>FGradientInto</c> and <c>FBackwardAddTo</c>.
    /// </summary>
    Default = 0,

    /// <summary>
    /// <c>FTangent</c>, forward mode: after the parameters of <c>F</c> it takes a tangent for each differentiated one, and gives the value
    /// with its tangent, the derivative in that direction.
    /// </summary>
    Tangent = 1,

    /// <summary>
    /// <c>FBatch</c> and <c>FGradientBatch</c>: for each element of spans of arguments the value, or the value and the gradient, computed in
    /// the lanes of vector registers. Sums, products, quotients and square roots have the bits of <c>F</c>; other functions may be rounded
    /// differently, which is why it has to be asked for.
    /// </summary>
    Batch = 32,
}
