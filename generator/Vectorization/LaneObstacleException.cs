using System;

namespace SymbolicBackprop.Generator.Vectorization;

/// <summary>What a function does cannot be done for several elements at once.</summary>
/// <param name="obstacle">Why not, as it reads after "because".</param>
internal sealed class LaneObstacleException(string obstacle) : Exception(obstacle);
