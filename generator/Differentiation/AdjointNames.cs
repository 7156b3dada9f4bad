using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>The names of adjoints: d and the name of what they are the adjoint of, as the textbooks write it.</summary>
internal static class AdjointNames
{
    public static string Of(string name)
    {
        name = name.TrimStart('@');
        return name.Length == 1 ? "d" + name : "d" + char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>The name of the adjoint of what the user has named; null for the rest.</summary>
    public static string? HintOf(Definition definition) => definition.Name is { } name ? Of(name) : null;
}
