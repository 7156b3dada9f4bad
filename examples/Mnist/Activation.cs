namespace Mnist;

/// <summary>The function that each hidden unit applies to its weighted sum.</summary>
public enum Activation
{
    /// <summary>The logistic function 1 / (1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>The larger of x and 0.</summary>
    Relu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,
}
