using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>The documentation of a member of reverse mode.</summary>
internal sealed class ReverseDocumentation(
    SourceWriter writer, MethodSignature signature, MemberKind kind, ReverseRequest request, IReadOnlyDictionary<int, string> adjoints, string? workspace, string upstream)
    : DocumentationWriter(writer, signature)
{
    protected override string Summary(string original) => kind.Suffix switch
    {
        MemberNames.Gradient => $"The gradient of {original}.",
        MemberNames.ValueAndGradient => $"The value and the gradient of {original}, in one sweep.",
        MemberNames.Backward => $"The backward pass of {original}: the upstream value times its derivative.",
        MemberNames.GradientInto => $"The value of {original}; its gradient goes into the caller's buffers.",
        _ => $"The backward pass of {original}: the upstream value times its derivative, added to the caller's buffers.",
    };

    protected override string? Remarks() => kind.Suffix switch
    {
        MemberNames.GradientInto => "Overwrites the buffers, and allocates nothing in steady state.",
        MemberNames.BackwardAddTo => "Adds to the buffers, and allocates nothing in steady state.",
        _ => null,
    };

    protected override string? Returns() => kind.Suffix switch
    {
        MemberNames.BackwardAddTo => null,
        MemberNames.Backward when !Signature.Parameters.Where((parameter, index) => parameter.HasGradient && !adjoints.ContainsKey(index)).Any() => null,
        MemberNames.GradientInto => "The value.",
        MemberNames.ValueAndGradient => "The value, and the derivative with respect to each differentiated parameter.",
        _ => "The derivative with respect to each differentiated parameter; arrays and matrices are new ones.",
    };

    protected override IEnumerable<(string Name, string Text)> AddedParameters()
    {
        if (!request.SeedsWithOne && Signature.Result.Elements.Any(element => element.IsActive))
            yield return (upstream, "The derivative of whatever the result goes into with respect to the result.");
        foreach (var adjoint in adjoints)
        {
            var name = Signature.Parameters[adjoint.Key].Name.TrimStart('@');
            yield return (adjoint.Value, $"On entry the derivative of whatever follows with respect to what is left in <paramref name=\"{name}\"/>, on exit with respect to what it held before.");
        }

        if (request.Target != GradientTarget.Returned)
        {
            var verb = request.Target == GradientTarget.Added ? "Added to" : "Overwritten";
            foreach (var parameter in Signature.Parameters.Where((parameter, index) => parameter.HasGradient && !adjoints.ContainsKey(index)))
            {
                var name = parameter.Name.TrimStart('@');
                yield return ($"{name}Gradient", $"{verb}: the derivative with respect to <paramref name=\"{name}\"/>.");
            }
        }

        if (workspace is not null)
            yield return (workspace, "Storage for intermediate results; kept from call to call, it is allocated once.");
    }
}
