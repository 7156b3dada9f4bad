namespace SymbolicBackprop.Generator.Vectorization;

/// <summary>What the lanes of a register are.</summary>
internal enum LaneUse
{
    /// <summary>The elements of a batch: what a function does besides computing, it would do once for several of them.</summary>
    Elements,

    /// <summary>
    /// The directions that one function is differentiated in: it does the same in all of them, once. Tangents of arrays are storage of lanes.
    /// </summary>
    Directions,
}
