using System;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>What an operation does beside giving its results.</summary>
[Flags]
internal enum Effects
{
    /// <summary>Nothing: it may be evaluated early, twice, or never.</summary>
    None = 0,

    /// <summary>It may throw, so it is evaluated where the original evaluates it, and not otherwise.</summary>
    MayThrow = 1,

    /// <summary>It reads storage: its value holds until somebody writes there.</summary>
    Reads = 2,

    /// <summary>It writes storage that somebody else may see.</summary>
    Writes = 4,

    /// <summary>It makes new storage: two evaluations are not the same.</summary>
    Allocates = 8,
}
