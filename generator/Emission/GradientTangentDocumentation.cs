using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>The documentation of the tangent of a gradient.</summary>
/// <param name="directions">The names of what is added for a parameter, by its index.</param>
/// <param name="upstream">The upstream value; null where it is 1, and the tangent is the product of the Hessian and a vector.</param>
/// <param name="upstreamTangent">Its tangent.</param>
/// <param name="isIntoBuffers">Whether the product goes into the caller's buffers.</param>
internal sealed class GradientTangentDocumentation(
    SourceWriter writer, MethodSignature signature, IReadOnlyDictionary<int, string> directions, string? upstream, string? upstreamTangent, bool isIntoBuffers)
    : DocumentationWriter(writer, signature)
{
    protected override string Summary(string original) => isIntoBuffers
        ? $"The Hessian of {original} times a vector; the product goes into the caller's buffers."
        : upstream is null
        ? $"The Hessian of {original} times a vector: how the gradient changes in that direction."
        : $"The backward pass of {original} and its tangent: the upstream value times the derivative, and how that changes in the direction that the tangents are.";

    protected override string? Remarks() => isIntoBuffers ? "Overwrites the buffers; nothing is allocated for the product." : null;

    protected override IEnumerable<(string Name, string Text)> AddedParameters()
    {
        if (upstream is not null)
            yield return (upstream, "The derivative of whatever the result goes into with respect to the result.");
        foreach (var direction in directions)
        {
            var reference = $"<paramref name=\"{Signature.Parameters[direction.Key].Name.TrimStart('@')}\"/>";
            yield return (direction.Value, upstream is null ? $"The part of the vector that belongs to {reference}, of the same shape." : $"The tangent of {reference}, of the same shape.");
        }

        if (upstreamTangent is not null)
            yield return (upstreamTangent, $"The tangent of <paramref name=\"{upstream}\"/>.");
        foreach (var parameter in isIntoBuffers ? Signature.Parameters.Where(parameter => parameter.HasGradient) : [])
        {
            var name = parameter.Name.TrimStart('@');
            yield return ($"{name}Product", $"Overwritten: the part of the product that belongs to <paramref name=\"{name}\"/>.");
        }
    }

    protected override string? Returns() => isIntoBuffers ? null
        : upstream is null
        ? "The product, in the form of the gradient; arrays and matrices are new ones."
        : "The derivative with respect to each differentiated parameter, and its tangent; arrays and matrices are new ones.";
}
