using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes the member of forward mode: after the parameters of the method come the tangents of those that are differentiated, passed as
/// they are, and the value comes back with its tangent.
/// </summary>
internal sealed class TangentMemberWriter : MemberWriter
{
    private readonly TangentFunction _tangent;

    /// <summary>The names of the tangents, by the index of their parameter.</summary>
    private readonly SortedDictionary<int, string> _tangents = [];

    /// <summary>The parameters that the method writes.</summary>
    private readonly HashSet<int> _written;

    public TangentMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, TangentFunction tangent)
        : base(writer, signature, kind, tangent.Function)
    {
        _tangent = tangent;
        var storage = StorageClasses.Of(tangent.Function);
        var first = signature.IsStatic ? 0 : 1;
        _written = [.. Enumerable.Range(0, signature.Parameters.Count).Where(index => signature.Parameters[index].IsByReference
            || ((signature.Parameters[index].Type.IsIndexed || signature.Parameters[index].Type is MatrixType) && storage.IsWritten(tangent.Function.Parameters[index + first].Value)))];
    }

    protected override bool WritesCallersStorage => false;

    protected override bool IsForwardMode => true;

    private bool HasTangent => Signature.Result.Elements.Any(element => element.IsActive);

    protected override void WriteDocumentation(string? formula) => new TangentDocumentation(Writer, Signature, _tangents, _written).Write(formula);

    protected override void NameAdded(Queue<Definition> users)
    {
        for (var i = 0; i < Signature.Parameters.Count; i++)
        {
            var parameter = Signature.Parameters[i];
            if (!parameter.IsActive)
                continue;
            _tangents[i] = Unique(parameter.Name.TrimStart('@') + "Tangent");
            if (parameter.Type is AggregateType { IsReferenceType: true })
            {
                if (parameter.HasGradient)
                    Names.Set(users.Dequeue().Value, _tangents[i]);
                continue;
            }

            foreach (var leaf in _tangent.Leaves.Where(leaf => leaf.Parameter == i))
                Names.Set(users.Dequeue().Value, _tangents[i] + string.Concat(leaf.Path.Select(step => "." + (step.Member ?? $"Item{step.Element + 1}"))));
        }
    }

    protected override bool WriteGuards() => GuardWriter.Write(
        Writer,
        Signature,
        [.. _written],
        _tangents.Select(pair => new Companion(pair.Value, Signature.Parameters[pair.Key].Type, Signature.Parameters[pair.Key], _written.Contains(pair.Key), IsTangent: true)),
        workspace: null,
        upstream: null);

    protected override IEnumerable<string> AddedParameters() =>
        _tangents.Select(pair => $"{Signature.Parameters[pair.Key].Modifier}{Signature.Parameters[pair.Key].TypeText} {pair.Value}");

    protected override string ReturnType() => HasTangent ? $"({Signature.Result.TypeText} Value, {TangentType()} Tangent)" : Signature.Result.TypeText;

    protected override IEnumerable<(string Place, string Value)> AssignedTogether(Func<int, string> result)
    {
        var value = Signature.Result.Elements.Sum(LeafCount);
        var tangent = ResultCount + Signature.Result.Elements.Where(element => element.IsActive).Sum(LeafCount);
        for (var i = 0; i < Signature.Parameters.Count; i++)
        {
            var parameter = Signature.Parameters[i];
            if (!parameter.IsByReference)
                continue;
            foreach (var assigned in PartText.Places(parameter.Name, parameter.Type, parameter.IsOut, Take(parameter.Type, ref value, result)))
                yield return assigned;
            if (!parameter.IsActive)
                continue;
            foreach (var assigned in PartText.Places(_tangents[i], parameter.Type, parameter.IsOut, Take(parameter.Type, ref tangent, result)))
                yield return assigned;
        }
    }

    protected override string? Returned(Func<int, string> result)
    {
        if (Signature.Result.Elements.Count == 0)
            return null;
        var next = 0;
        var value = TupleText.Value(Signature.Result.Elements.Select(element => Whole(element, ref next, result)).ToList());
        next = ResultCount;
        return HasTangent
            ? $"({value}, {TupleText.Value(Signature.Result.Elements.Where(element => element.IsActive).Select(element => Whole(element, ref next, result)).ToList())})"
            : value;
    }

    /// <summary>How many results are values: the tangents come after them.</summary>
    private int ResultCount => Signature.Result.Elements.Sum(LeafCount)
        + Signature.Parameters.Where(parameter => parameter.IsByReference).Sum(parameter => ElementPart.LeavesOrWhole(parameter.Type).Count());

    private string TangentType() => TupleText.Type(Signature.Result.Elements.Where(element => element.IsActive).Select(element => (element.Name, element.TypeText)));

    private static int LeafCount(ResultElement element) => ElementPart.LeavesOrWhole(element.Type).Count();

    private static string Whole(ResultElement element, ref int next, Func<int, string> result) =>
        PartText.Whole($"default({element.TypeText})", element.Type, Take(element.Type, ref next, result));

    /// <summary>The leaves of the next value of a type.</summary>
    private static List<string?> Take(IrType type, ref int next, Func<int, string> result)
    {
        var leaves = new List<string?>();
        foreach (var _ in ElementPart.LeavesOrWhole(type))
            leaves.Add(result(next++));
        return leaves;
    }
}
