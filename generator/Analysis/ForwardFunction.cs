using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>A function as forward mode goes through it: it returns from wherever the user's returns.</summary>
/// <param name="Leaves">What tangents are given for.</param>
/// <param name="Results">For each result what of it becomes part of a tangent.</param>
internal sealed record ForwardFunction(Function Function, EquatableArray<Leaf> Leaves, EquatableArray<TangentResult> Results);

/// <summary>What of a result becomes part of a tangent.</summary>
internal enum TangentResult
{
    /// <summary>Nothing: it is not differentiated.</summary>
    None,

    /// <summary>Its tangent.</summary>
    Tangent,

    /// <summary>The result itself: a constant of a value that is differentiated.</summary>
    Value,
}
