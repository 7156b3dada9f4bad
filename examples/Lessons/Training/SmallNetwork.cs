using SymbolicBackprop;

namespace Lessons.Training;

/// <summary>The weights of the 2-2-1 network: W1 x₁→h₁, W2 x₁→h₂, W3 x₂→h₁, W4 x₂→h₂, W5 h₁→o, W6 h₂→o.</summary>
[Differentiable]
public sealed partial record SmallNetwork(double W1, double W2, double W3, double W4, double W5, double W6);
