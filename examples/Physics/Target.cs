using SymbolicBackprop;

namespace Physics;

/// <summary>What the cannon shall hit.</summary>
/// <param name="Downrange">In metres along the direct line.</param>
/// <param name="Sideways">In metres from it.</param>
/// <param name="Crosswind">In m/s.</param>
[Differentiable]
internal readonly partial record struct Target(double Downrange, double Sideways, double Crosswind);
