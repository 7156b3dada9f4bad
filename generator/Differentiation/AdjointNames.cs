namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>The names of adjoints: d and the name of what they are the adjoint of, as the textbooks write it.</summary>
internal static class AdjointNames
{
    public static string Of(string name)
    {
        name = name.TrimStart('@');
        return name.Length == 1 ? "d" + name : "d" + char.ToUpperInvariant(name[0]) + name.Substring(1);
    }
}
