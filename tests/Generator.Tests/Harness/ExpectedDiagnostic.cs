namespace SymbolicBackprop.Generator.Tests.Harness;

/// <summary>A diagnostic that a test asks for; its place is the next one that the source marks with <c>[|</c> and <c>|]</c>.</summary>
internal sealed record ExpectedDiagnostic(string Id, string Message);
