using System.Collections.Generic;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>The documentation of Taylor coefficients.</summary>
internal sealed class TaylorDocumentation(SourceWriter writer, MethodSignature signature) : DocumentationWriter(writer, signature)
{
    protected override string Summary(string original) => $"The Taylor coefficients of {original}: the value at the given number plus h is C0 + C1·h + C2·h² + …";

    protected override IEnumerable<(string Name, string Text)> AddedParameters() => [];

    protected override string Returns() => "For each order the derivative divided by the factorial of the order; the first is the value.";
}
