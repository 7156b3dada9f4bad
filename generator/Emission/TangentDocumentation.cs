using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>The documentation of a member of forward mode.</summary>
/// <param name="tangents">The names of the tangents, by the index of their parameter.</param>
/// <param name="written">The parameters that the method writes.</param>
internal sealed class TangentDocumentation(SourceWriter writer, MethodSignature signature, IReadOnlyDictionary<int, string> tangents, IReadOnlyCollection<int> written)
    : DocumentationWriter(writer, signature)
{
    protected override string Summary(string original) => $"The value of {original} and its tangent: the derivative in the direction that the tangents of the parameters are.";

    protected override IEnumerable<(string Name, string Text)> AddedParameters()
    {
        foreach (var tangent in tangents)
        {
            var parameter = Signature.Parameters[tangent.Key];
            var reference = $"<paramref name=\"{parameter.Name.TrimStart('@')}\"/>";
            yield return (tangent.Value, parameter.IsOut ? $"The tangent of what is left in {reference}."
                : written.Contains(tangent.Key) ? $"The tangent of {reference}: on entry of what it holds, on exit of what is left in it."
                : $"The tangent of {reference}, of the same shape.");
        }
    }

    protected override string? Returns() => Signature.Result.Elements.Count == 0 ? null
        : Signature.Result.Elements.Any(element => element.IsActive) ? "The value, and its tangent."
        : "The value.";
}
