using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// What has a tangent of its own: a number, an array, a matrix, or other storage. A value that is none of these, a tuple or weights,
/// has as many as it has such elements; the path is how each is read.
/// </summary>
internal readonly record struct TangentPart(Value Value, EquatableArray<Operation> Path)
{
    public static TangentPart Whole(Value value) => new(value, []);

    /// <summary>A leaf as a part of the parameter that it is read from.</summary>
    public static TangentPart OfLeaf(FunctionBuilder builder, Value leaf)
    {
        var part = Whole(leaf);
        while (builder.ProducerOf(part.Value) is { Operation: ReadMember or ReadElement } read)
            part = part.Within(read.Operands[0], read.Operation);
        return part;
    }

    /// <summary>The parts of a value of a type, with their types.</summary>
    public static IEnumerable<(TangentPart Part, IrType Type)> Of(Value value, IrType type) =>
        PathsOf(type).Select(path => (new TangentPart(value, path.Path), path.Type));

    /// <summary>The same part seen from the value that the first step of the path reads.</summary>
    public TangentPart Within(Value owner, Operation step) => new(owner, [step, .. Path]);

    /// <summary>Of an operation that puts a tuple or struct together, or changes a member of one: what a part of the result was before.</summary>
    public static TangentPart SourceOf(Let let, TangentPart part)
    {
        var inner = part.Path.Skip(1).ToEquatableArray();
        return (let.Operation, part.Path[0]) switch
        {
            (WithMember with, ReadMember read) => read.Member == with.Member ? new TangentPart(let.Operands[1], inner) : part with { Value = let.Operands[0] },
            (_, ReadMember read) => new TangentPart(let.Operands[IndexOf(((AggregateType)let.Result.Type).Members, read.Member)], inner),
            (_, ReadElement read) => new TangentPart(let.Operands[read.Index], inner),
            _ => throw new InvalidOperationException($"{let.Operation.Name} has no {part.Path[0]}."),
        };
    }

    private static int IndexOf(EquatableArray<AggregateMember> members, string name) => Enumerable.Range(0, members.Count).First(index => members[index].Name == name);

    private static IEnumerable<(EquatableArray<Operation> Path, IrType Type)> PathsOf(IrType type) => type switch
    {
        TupleType tuple => tuple.Elements.SelectMany((element, index) => PathsBehind(new ReadElement(index), element.Type)),
        AggregateType aggregate => aggregate.Members.Where(member => !member.IsConstant).SelectMany(member => PathsBehind(new ReadMember(member.Name), member.Type)),
        CellType or TapeType => type.Element.IsDifferentiable ? [([], type)] : [],
        _ => type.IsDifferentiable ? [([], type)] : [],
    };

    private static IEnumerable<(EquatableArray<Operation> Path, IrType Type)> PathsBehind(Operation step, IrType type) =>
        PathsOf(type).Select(inner => ((EquatableArray<Operation>)[step, .. inner.Path], inner.Type));
}
