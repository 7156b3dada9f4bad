namespace SymbolicBackprop.Fuzz.Syntax;

/// <summary>The types that generated programs use.</summary>
internal enum ValueKind
{
    /// <summary>The result of a method without one.</summary>
    Nothing,
    Real,
    Integer,
    Boolean,

    /// <summary>An array of real numbers.</summary>
    Array,
    Span,
    ReadOnlySpan,

    /// <summary>A tuple of two real numbers.</summary>
    Tuple,

    /// <summary>A struct of two real numbers, X and Y.</summary>
    Point,
}

/// <summary>What can be asked about a type.</summary>
internal static class ValueKinds
{
    /// <summary>Whether it has elements that are read by index.</summary>
    public static bool IsIndexed(this ValueKind kind) => kind is ValueKind.Array or ValueKind.Span or ValueKind.ReadOnlySpan;

    /// <summary>Whether a derivative flows through it.</summary>
    public static bool IsActive(this ValueKind kind) => kind is not (ValueKind.Nothing or ValueKind.Integer or ValueKind.Boolean);

    /// <summary>The names of the two numbers of a tuple or point.</summary>
    public static (string First, string Second) MemberNames(this ValueKind kind) => kind == ValueKind.Point ? ("X", "Y") : ("Item1", "Item2");
}
