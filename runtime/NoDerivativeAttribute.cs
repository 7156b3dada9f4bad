namespace SymbolicBackprop;

/// <summary>
/// Marks a parameter, or a member of a <see cref="DifferentiableAttribute"/> type, as a constant:
/// no derivative with respect to it is computed, and gradients carry a copy of it.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NoDerivativeAttribute : Attribute;
