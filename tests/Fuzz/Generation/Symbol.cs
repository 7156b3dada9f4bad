using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Generation;

/// <summary>A variable that the code at hand can see.</summary>
internal sealed record Symbol(string Name, ValueKind Kind)
{
    /// <summary>What the absolute value of its numbers stays below, about.</summary>
    public double Bound { get; init; } = Bounds.Ordinary;

    /// <summary>For arrays and spans, the number of elements.</summary>
    public int Length { get; init; }

    /// <summary>Whether it, or its elements, may be assigned.</summary>
    public bool IsWritable { get; init; }

    /// <summary>For integers, what they are always below without being negative; 0 where that is not known.</summary>
    public int IndexLimit { get; init; }

    /// <summary>The variable that owns the memory: another one for slices and second names.</summary>
    public string Root { get; init; } = Name;

    public Variable Variable => new(Name, Kind);
}

/// <summary>The sizes of numbers, which keep programs from overflowing.</summary>
internal static class Bounds
{
    /// <summary>Of variables that are assigned.</summary>
    public const double Ordinary = 2;

    /// <summary>Of variables that are added to in loops.</summary>
    public const double Accumulated = 1000;
}

/// <summary>An expression, and what the absolute value of its numbers stays below.</summary>
internal sealed record Bounded(Expression Expression, double Bound);

/// <summary>A method that later ones call.</summary>
/// <param name="Method">It.</param>
/// <param name="Parameters">Its parameters with their bounds.</param>
/// <param name="IsInOut">For each parameter, whether it is written for the caller.</param>
internal sealed record Callee(Method Method, IReadOnlyList<Symbol> Parameters, IReadOnlyList<bool> IsInOut);
