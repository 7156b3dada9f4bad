namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>What is wrong with a program.</summary>
/// <param name="Kind">Which check failed; a program that is shrunk keeps it.</param>
/// <param name="Detail">The arguments, what was expected and what came.</param>
internal sealed record Failure(string Kind, string Detail)
{
    /// <summary>The kind of what does not end; it is not shrunk, since each step would take its time limit.</summary>
    public const string Endless = "does not end";
}
