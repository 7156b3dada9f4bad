using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Vectorization;

/// <summary>A function of one element as a function of the lanes of a register, or what stands in the way of that.</summary>
/// <param name="Function">Its parameters that vary are lanes, its results are lanes; null where it cannot be had.</param>
/// <param name="Obstacle">Why it cannot be had, as it reads after "because"; null where it can.</param>
internal sealed record LaneForm(Function? Function, string? Obstacle);
