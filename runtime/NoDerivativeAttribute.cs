namespace SymbolicBackprop;

/// <summary>
/// Marks what derivatives take for a constant, in reverse and in forward mode.
/// <para><b>A parameter</b>: no derivative with respect to it is computed.</para>
/// <para><b>A field or property</b>: what is read from it is constant. A gradient has a copy of it where the type is
/// <see cref="DifferentiableAttribute"/>, so marking the other members gives a gradient with respect to some of them.</para>
/// <para><b>A method</b>: what it gives is constant, and its body is not looked into. It may not write to its arguments, which derivatives
/// give it as they are.</para>
/// </summary>
/// <remarks><see cref="Differentiate.Stop{T}(T)"/> does the same to one value in one place.</remarks>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Method)]
public sealed class NoDerivativeAttribute : Attribute;
