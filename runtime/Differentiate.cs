namespace SymbolicBackprop;

/// <summary>Derivatives where they are needed.</summary>
public static class Differentiate
{
    /// <summary>The value itself; no derivative flows through it, as if it were a constant.</summary>
    public static T Stop<T>(T value) => value;
}
