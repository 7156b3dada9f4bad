using System.Collections.Generic;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>A stretch of text that variables are declared in: a list of statements in braces, or the head of a <c>for</c>.</summary>
/// <param name="outer">The scope around it; null for that of the method.</param>
/// <param name="place">The index of the statement of the outer scope that it belongs to.</param>
/// <param name="statements">What stands in it.</param>
internal sealed class Scope(Scope? outer, int place, IReadOnlyList<Statement> statements)
{
    public IReadOnlyList<Statement> Statements => statements;

    public Scope? Outer => outer;

    public int Place => place;

    public int Depth { get; } = outer is null ? 0 : outer.Depth + 1;

    /// <summary>One scope is the other, or inside it: a name cannot mean two things there.</summary>
    public bool Overlaps(Scope other)
    {
        var (inner, wider) = Depth >= other.Depth ? (this, other) : (other, this);
        return inner.AtDepth(wider.Depth) == wider;
    }

    /// <summary>The scope of that depth which this one is, or is inside of.</summary>
    public Scope AtDepth(int depth)
    {
        var scope = this;
        while (scope.Depth > depth)
            scope = scope.Outer!;
        return scope;
    }
}
