namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>The names of adjoints: d and the name of what they are the adjoint of, as the textbooks write it.</summary>
internal static class AdjointNames
{
    public static string Of(string name) => "d" + name.TrimStart('@');
}
