namespace Mnist;

/// <summary>Where the database is found without being told.</summary>
internal static class DigitData
{
    /// <summary>The copy that the build puts beside the program.</summary>
    public static readonly string DefaultFolder = Path.Combine(AppContext.BaseDirectory, "data");
}
