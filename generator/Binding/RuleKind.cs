namespace SymbolicBackprop.Generator.Binding;

/// <summary>What a rule of the user's gives.</summary>
internal enum RuleKind
{
    /// <summary>The value, and a state for the backward rules.</summary>
    Forward,

    /// <summary>The gradients with respect to the arguments, for an upstream value.</summary>
    Backward,

    /// <summary>The tangent of the value, for tangents of the arguments.</summary>
    Tangent,
}
