using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes a member of reverse mode: it takes upstream values and buffers, and gives gradients.</summary>
internal sealed class ReverseMemberWriter : MemberWriter
{
    private readonly ReverseFunction _reverse;
    private readonly ReverseRequest _request;
    private readonly Definition? _plannedWorkspace;
    private readonly GradientText _gradientText;

    /// <summary>The parameters whose gradients are returned or received, by index.</summary>
    private readonly List<(int Index, ParameterModel Parameter)> _withGradient;

    /// <summary>The adjoints of parameters that the method writes, where the member takes an upstream value.</summary>
    private readonly Dictionary<int, string> _adjoints = [];

    /// <summary>What receives the gradients; null where they are returned.</summary>
    private readonly GradientReceivers? _receivers;
    private string _upstream = "upstream";
    private string _workspace = "workspace";

    public ReverseMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, ReverseFunction reverse, Definition? workspace)
        : base(writer, signature, kind, reverse.Function)
    {
        _reverse = reverse;
        _request = reverse.Request;
        _plannedWorkspace = workspace;
        var inOuts = _request.SeedsWithOne ? [] : reverse.InOuts.Select(inOut => inOut.Parameter).ToList();
        _withGradient = [.. signature.Parameters.Select((parameter, index) => (index, parameter)).Where(pair => pair.parameter.HasGradient && !inOuts.Contains(pair.index))];
        _gradientText = new GradientText(_withGradient, reverse.Gradients);
        if (_request.Target != GradientTarget.Returned)
            _receivers = new GradientReceivers(signature, _withGradient, reverse.Gradients, _request.Target, "Gradient");
    }

    protected override bool WritesCallersStorage => _receivers is not null;

    protected override void WriteDocumentation(string? formula) =>
        new ReverseDocumentation(Writer, Signature, Kind, _request, _adjoints, _plannedWorkspace is null ? null : _workspace, _upstream).Write(formula);

    protected override void NameAdded(Queue<Definition> users)
    {
        if (!_request.SeedsWithOne)
        {
            if (UpstreamText.IsNeeded(Signature))
            {
                _upstream = Unique("upstream");
                UpstreamText.Name(Signature, _upstream, text => Names.Set(users.Dequeue().Value, text));
            }

            foreach (var inOut in _reverse.InOuts)
            {
                _adjoints[inOut.Parameter] = Unique(Signature.Parameters[inOut.Parameter].Name.TrimStart('@') + "Adjoint");
                Names.Set(users.Dequeue().Value, _adjoints[inOut.Parameter]);
            }
        }

        _receivers?.Name(Unique, Names, users);
        if (_plannedWorkspace is { } workspace)
        {
            _workspace = Unique("workspace");
            Names.Set(workspace.Value, _workspace);
        }
    }

    protected override bool WriteGuards() => GuardWriter.Write(
        Writer, Signature, [.. _reverse.InOuts.Select(inOut => inOut.Parameter)], [.. _receivers?.Companions() ?? [], .. _adjoints.Select(adjoint => GradientReceivers.CompanionOf(Signature, adjoint.Key, adjoint.Value))], _plannedWorkspace is null ? null : _workspace, _request.SeedsWithOne ? null : UpstreamText.Storage(Signature, _upstream));

    protected override IEnumerable<string> AddedParameters()
    {
        if (!_request.SeedsWithOne && UpstreamText.IsNeeded(Signature))
            yield return $"{UpstreamText.Type(Signature)} {_upstream}";
        foreach (var adjoint in _adjoints)
            yield return $"{(Signature.Parameters[adjoint.Key].IsByReference ? "ref " : "")}{BufferType(Signature.Parameters[adjoint.Key].Type)} {adjoint.Value}";
        foreach (var receiver in _receivers?.Declarations() ?? [])
            yield return receiver;
        if (_plannedWorkspace is not null)
            yield return $"{RuntimeNames.Workspace} {_workspace}";
    }

    protected override bool TakesDefaults => Kind.Suffix is MemberNames.Gradient or MemberNames.ValueAndGradient;

    protected override string ReturnType() => Kind.Suffix switch
    {
        MemberNames.ValueAndGradient => $"({Signature.Result.TypeText} Value, {_gradientText.Type()} Gradient)",
        MemberNames.GradientInto => Signature.Result.TypeText,
        MemberNames.BackwardAddTo => "void",
        _ => _withGradient.Count == 0 ? "void" : _gradientText.Type(),
    };

    private static string BufferType(IrType type) => TypeText.Of(GradientBuffers.BufferType(type));

    /// <summary>
    /// What is left in parameters that are passed by reference, and in their adjoints: one assignment, because what is left in one may
    /// be computed from what came in by another.
    /// </summary>
    protected override IEnumerable<(string Place, string Value)> AssignedTogether(System.Func<int, string> result)
    {
        var final = _request.IncludesValue ? Signature.Result.Elements.Sum(element => ElementPart.LeavesOrWhole(element.Type).Count()) : 0;
        foreach (var parameter in Signature.Parameters.Where(parameter => parameter.IsByReference))
        {
            var left = ElementPart.LeavesOrWhole(parameter.Type).Select(_ => result(final++)).ToList();
            foreach (var assigned in PartText.Places(parameter.Name, parameter.Type, parameter.IsOut, left))
                yield return assigned;
        }

        foreach (var (index, adjoint) in _adjoints.Select(pair => (pair.Key, pair.Value)).Where(pair => Signature.Parameters[pair.Key].IsByReference))
        {
            var gradients = _reverse.Gradients.Where(gradient => gradient.Leaf.Parameter == index).ToList();
            var type = Signature.Parameters[index].Type;
            if (gradients.Count == 0)
            {
                yield return (adjoint, type is VectorType || ElementPart.HasParts(type) ? "default" : "0");
                continue;
            }

            var next = 0;
            foreach (var assigned in PartText.Places(adjoint, type, isUnset: false, [.. ElementPart.LeavesOrWhole(type).Select(part => part?.IsConstant == true ? null : result(gradients[next++].Result!.Value))]))
                yield return assigned;
        }
    }

    /// <summary>What the member returns; null where that is nothing.</summary>
    protected override string? Returned(System.Func<int, string> result)
    {
        if (Kind.Suffix == MemberNames.BackwardAddTo || (Kind.Suffix == MemberNames.Backward && _withGradient.Count == 0))
            return null;
        var leaf = 0;
        var value = TupleText.Value(Signature.Result.Elements.Select(element => !_request.IncludesValue ? ""
            : PartText.Whole($"default({element.TypeText})", element.Type, [.. ElementPart.LeavesOrWhole(element.Type).Select(_ => result(leaf++))])));
        if (Kind.Suffix == MemberNames.GradientInto)
            return value;

        var gradient = _gradientText.Value(result);
        return Kind.Suffix == MemberNames.ValueAndGradient ? $"({value}, {gradient})" : gradient;
    }

    protected override void AssignPlaces(System.Func<int, string> result) => _receivers?.Assign(Writer, result);
}
