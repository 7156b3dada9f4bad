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
}
