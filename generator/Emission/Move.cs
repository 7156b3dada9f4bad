using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>One of the assignments that an exit, or the beginning of a loop, makes together.</summary>
internal sealed record Move(Definition Target, Value Source);
