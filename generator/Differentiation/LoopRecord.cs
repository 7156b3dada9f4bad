using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>What the two sweeps share of one loop of the forward sweep.</summary>
/// <param name="Shape">Which carried values move in fixed steps, and whether the loop is counted.</param>
/// <param name="Rounds">The cell in which a loop that is not counted counts its rounds, over all its runs.</param>
/// <param name="FirstRound">The place of the first round of this run: 0 in a loop that stands in no other one.</param>
internal sealed record LoopRecord(Loop Loop, Loop? Parent, LoopShape Shape, Definition Rounds, Definition FirstRound);
