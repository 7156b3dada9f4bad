using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Structs and tuples that come from outside, or go there, in one piece.</summary>
internal static class PartValues
{
    /// <summary>A part of a value, or the whole.</summary>
    public static Value Read(FunctionBuilder builder, Value whole, ElementPart? part)
    {
        foreach (var step in part?.Steps ?? [])
        {
            Operation read = builder.TypeOf(whole) is TupleType ? new ReadElement(step.Index) : new ReadMember(step.Name);
            whole = builder.Emit(read, step.Type, whole);
        }

        return whole;
    }

    /// <summary>A value of its leaves, in their order.</summary>
    public static Value Make(FunctionBuilder builder, IrType type, System.Func<IrType, Value> nextLeaf) => !ElementPart.HasParts(type)
        ? nextLeaf(type)
        : builder.Emit(
            new Primitive(type is TupleType ? "MakeTuple" : "MakeAggregate"),
            type,
            [.. ElementPart.StepsInto(type).Select(step => Make(builder, step.Type, nextLeaf))]);

    /// <summary>How many leaves come before a member of a struct or tuple.</summary>
    public static int LeavesBefore(IrType type, Operation read) => ElementPart.StepsInto(type)
        .TakeWhile(step => read is ReadElement element ? step.Index != element.Index : step.Name != ((ReadMember)read).Member)
        .Sum(step => ElementPart.LeavesOrWhole(step.Type).Count());
}
