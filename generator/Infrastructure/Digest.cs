namespace SymbolicBackprop.Generator.Infrastructure;

/// <summary>A short name for a long text.</summary>
internal static class Digest
{
    /// <summary>FNV-1a, 32 bits: the same on every machine.</summary>
    public static string Of(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
            hash = unchecked((hash ^ character) * 16777619u);
        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
