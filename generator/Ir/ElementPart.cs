using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>A part of an element of storage: the members of a struct, or the elements of a tuple, that lead from the element to it.</summary>
internal sealed record ElementPart(EquatableArray<ElementStep> Steps)
{
    /// <summary>Whether no derivative is taken with respect to it.</summary>
    public bool IsConstant => Steps.Any(step => step.IsConstant);

    public IrType Type => Steps[Steps.Count - 1].Type;

    /// <summary>Whether values of a type are kept in storage part by part.</summary>
    public static bool HasParts(IrType type) => type is TupleType or AggregateType { IsReferenceType: false };

    /// <summary>The part of an element, or of a part of one, that a member leads to.</summary>
    public static ElementPart Of(ElementPart? owner, ElementStep step) => new([.. owner?.Steps ?? [], step]);

    /// <summary>One step into a struct or a tuple for each of its members.</summary>
    public static IEnumerable<ElementStep> StepsInto(IrType type) => type switch
    {
        TupleType tuple => tuple.Elements.Select((element, index) =>
            new ElementStep(element.Name ?? $"Item{index + 1}", index, element.Type, !element.Type.IsDifferentiable, MemberAccess.Variable)),
        AggregateType { IsReferenceType: false } aggregate => aggregate.Members.Select((member, index) =>
            new ElementStep(member.Name, index, member.Type, member.IsConstant, member.Access)),
        _ => [],
    };

    /// <summary>The parts of an element that have no parts themselves.</summary>
    public static IEnumerable<ElementPart> LeavesOf(IrType element, ElementPart? owner = null) => StepsInto(element).SelectMany(step =>
        HasParts(step.Type) ? LeavesOf(step.Type, Of(owner, step)) : [Of(owner, step)]);

    /// <summary>The parts that a value is kept in; null for one that has none and is kept whole.</summary>
    public static IEnumerable<ElementPart?> LeavesOrWhole(IrType type)
    {
        if (!HasParts(type))
            return [null];
        return LeavesOf(type);
    }

    public override string ToString() => string.Concat(Steps.Select(step => "." + step.Name));
}

/// <summary>A member of a struct, or an element of a tuple.</summary>
/// <param name="Name">As C# writes it.</param>
/// <param name="Index">Its place among the members.</param>
internal sealed record ElementStep(string Name, int Index, IrType Type, bool IsConstant, MemberAccess Access);
