using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes the tangent of a gradient, which has the form of the gradient. Of a number it is the Hessian times a vector; the vector comes in
/// parts, one for each differentiated parameter.
/// </summary>
internal sealed class GradientTangentMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, GradientTangentFunction derivative)
    : DirectedMemberWriter(writer, signature, kind, derivative.Function, derivative.Leaves, derivative.Request.SeedsWithOne ? "Vector" : "Tangent")
{
    private readonly GradientText _gradient = new(WithGradient(signature), derivative.Gradients);
    private readonly GradientText _tangent = new(WithGradient(signature), derivative.Tangents);

    /// <summary>What receives the tangents; null where they are returned.</summary>
    private readonly GradientReceivers? _receivers = derivative.Request.Target == GradientTarget.Returned
        ? null
        : new GradientReceivers(signature, WithGradient(signature), derivative.Tangents, derivative.Request.Target, "Product");
    private string? _upstream;
    private string? _upstreamTangent;

    private bool IncludesGradient => derivative.Request.IncludesGradient;

    protected override bool WritesDirections => false;

    protected override bool WritesCallersStorage => _receivers is not null;

    protected override IEnumerable<Companion> Buffers => _receivers?.Companions() ?? [];

    protected override string? Upstream => _upstream is null ? null : UpstreamText.Storage(Signature, _upstream);

    protected override bool HasDirection(ParameterModel parameter) => parameter.HasGradient;

    /// <summary>The vector is only read, also where the parameter is not.</summary>
    protected override ParameterModel DirectionOf(ParameterModel parameter) =>
        parameter.IsByReference ? parameter with { Modifier = "", IsByReference = false } : parameter;

    protected override void NameAdded(Queue<Definition> users)
    {
        if (!derivative.Request.SeedsWithOne)
        {
            _upstream = Unique("upstream");
            UpstreamText.Name(Signature, _upstream, text => Names.Set(users.Dequeue().Value, text));
        }

        base.NameAdded(users);
        if (_upstream is not null)
        {
            _upstreamTangent = Unique("upstreamTangent");
            UpstreamText.Name(Signature, _upstreamTangent, text => Names.Set(users.Dequeue().Value, text));
        }

        _receivers?.Name(Unique, Names, users);
    }

    protected override IEnumerable<string> AddedParameters() =>
    [
        .. _upstream is null ? (string[])[] : [$"{UpstreamText.Type(Signature)} {_upstream}"],
        .. base.AddedParameters(),
        .. _upstreamTangent is null ? (string[])[] : [$"{UpstreamText.Type(Signature)} {_upstreamTangent}"],
        .. _receivers?.Declarations() ?? [],
    ];

    protected override void WriteDocumentation(string? formula) =>
        new GradientTangentDocumentation(Writer, Signature, Directions, _upstream, _upstreamTangent, WritesCallersStorage).Write(formula: null);

    protected override string ReturnType() => _receivers is not null ? "void" : IncludesGradient ? $"({_gradient.Type()} Gradient, {_tangent.Type()} Tangent)" : _tangent.Type();

    protected override IEnumerable<(string Place, string Value)> AssignedTogether(Func<int, string> result)
    {
        var next = 0;
        return Signature.Parameters.Where(parameter => parameter.IsByReference).SelectMany(parameter =>
            PartText.Places(parameter.Name, parameter.Type, parameter.IsOut, [.. ElementPart.LeavesOrWhole(parameter.Type).Select(_ => result(next++))]));
    }

    protected override void AssignPlaces(Func<int, string> result) => _receivers?.Assign(Writer, result);

    protected override string? Returned(Func<int, string> result) => _receivers is not null ? null
        : IncludesGradient ? $"({_gradient.Value(result)}, {_tangent.Value(result)})"
        : _tangent.Value(result);

    private static List<(int Index, ParameterModel Parameter)> WithGradient(MethodSignature signature) =>
        [.. signature.Parameters.Select((parameter, index) => (index, parameter)).Where(pair => pair.parameter.HasGradient)];
}
