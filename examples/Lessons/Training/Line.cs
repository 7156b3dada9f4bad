using SymbolicBackprop;

namespace Lessons.Training;

/// <summary>The weights of a straight line.</summary>
[Differentiable]
public sealed partial record Line(double Slope, double Intercept);
