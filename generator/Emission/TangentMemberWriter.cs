using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes the member of forward mode: after the parameters of the method come the tangents of those that are differentiated, passed as
/// they are, and the value comes back with its tangent.
/// </summary>
internal sealed class TangentMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, TangentFunction tangent)
    : DirectedMemberWriter(writer, signature, kind, tangent.Function, tangent.Leaves, "Tangent")
{
    protected override bool WritesDirections => true;

    private bool HasTangent => Signature.Result.Elements.Any(element => element.IsActive);

    protected override void WriteDocumentation(string? formula) => new TangentDocumentation(Writer, Signature, Directions, Written).Write(formula);

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
            foreach (var assigned in PartText.Places(Directions[i], parameter.Type, parameter.IsOut, Take(parameter.Type, ref tangent, result)))
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
