namespace SymbolicBackprop.Gradients.Tests.Checks;

/// <summary>What a call of a tangent method gives back.</summary>
/// <param name="Value">What the function gives, and leaves in its arguments.</param>
/// <param name="Tangent">The tangent of the result; null where there is none.</param>
/// <param name="Tangents">What is left in the tangents of the arguments.</param>
internal sealed record TangentOutcome(Outcome Value, object? Tangent, object?[] Tangents);
