using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// The tangents of the parts that vary. A part that does not vary has the tangent zero, which is never written down where it would
/// be multiplied: that is how a known zero contributes zero, even times ∞. It is written down only where storage or a join asks for a value.
/// </summary>
internal sealed class TangentValues(FunctionBuilder builder, TangentVariation variation)
{
    private readonly Dictionary<TangentPart, Value> _values = [];

    /// <summary>The tangents of weights that are parameters, each as one object.</summary>
    private readonly Dictionary<Value, Value> _wholes = [];

    public void SetWhole(Value weights, Value tangent) => _wholes[weights] = tangent;

    public Value? FindWhole(Value weights) => _wholes.TryGetValue(weights, out var whole) ? whole : null;

    public bool IsVaried(TangentPart part) => variation.IsVaried(part);

    public bool IsVaried(Value value) => variation.IsVaried(TangentPart.Whole(value));

    public bool IsWritten(Value storage) => IsWritten(TangentPart.Whole(storage));

    /// <summary>Whether the part is storage that something writes to.</summary>
    public bool IsWritten(TangentPart part) => variation.IsWritten(part);

    /// <summary>The parts of a value, whether or not they vary.</summary>
    public IEnumerable<(TangentPart Part, IrType Type)> PartsOf(Value value) => TangentPart.Of(value, builder.TypeOf(value));

    /// <summary>The parts of a value that vary.</summary>
    public IEnumerable<(TangentPart Part, IrType Type)> VariedPartsOf(Value value) => PartsOf(value).Where(part => IsVaried(part.Part));

    public void Set(TangentPart part, Value tangent) => _values[part] = tangent;

    public bool Has(TangentPart part) => _values.ContainsKey(part);

    /// <summary>The tangent of a part; null where it is known to be zero.</summary>
    public Value? Find(TangentPart part) => !IsVaried(part)
        ? null
        : _values.TryGetValue(part, out var tangent)
            ? tangent
            : throw new InvalidOperationException($"{part.Value} varies and has no tangent.");

    public Value? Find(Value value) => Find(TangentPart.Whole(value));

    /// <summary>The tangent of a part as a value, zero included.</summary>
    public Value Get(TangentPart part, IrType type) => Find(part) ?? Zero(part, type);

    public Value Get(Value value) => Get(TangentPart.Whole(value), builder.TypeOf(value));

    /// <summary>The tangent of a value in one value of its type: elements without a derivative are those of the value itself.</summary>
    public Value Assemble(Value value) => Assemble(TangentPart.Whole(value), builder.TypeOf(value));

    /// <summary>Takes a tangent that is one value of the type of what it is the tangent of apart.</summary>
    public void Split(Value value, Value tangent)
    {
        if (builder.TypeOf(value) is AggregateType { IsReferenceType: true })
            SetWhole(value, tangent);
        foreach (var (part, _) in VariedPartsOf(value))
            Set(part, Read(tangent, part));
    }

    /// <summary>Zero in the type and shape of a part; the shape is that of the part where control is.</summary>
    public Value Zero(TangentPart part, IrType type)
    {
        switch (type)
        {
            case CellType:
                return builder.Emit(new Primitive("NewCell"), type);
            case TapeType:
                return builder.Emit(new Primitive("NewTape"), type);
            case SpanType span:
                var zeros = builder.Emit(new Primitive("NewZeroLike"), new ArrayType(span.ElementType), Read(part.Value, part));
                return builder.Emit(new Primitive("View"), span, zeros);
            case ArrayType or MatrixType:
                return builder.Emit(new Primitive("NewZeroLike"), type, Read(part.Value, part));
            default:
                return builder.EmitLiteral(0, type);
        }
    }

    /// <summary>New storage that holds the same tangents.</summary>
    public Value Copy(Value tangent) => builder.TypeOf(tangent) switch
    {
        ArrayType { ElementType: ArrayType } rows => CopyRows(tangent, rows),
        MatrixType matrix => builder.Emit(new Primitive("Clone"), matrix, tangent),
        SpanType span => builder.Emit(new Primitive("View"), span, builder.Emit(new Primitive("Snapshot"), new ArrayType(span.ElementType), tangent)),
        var type => builder.Emit(new Primitive("Snapshot"), type, tangent),
    };

    private Value CopyRows(Value tangent, ArrayType type)
    {
        var copy = builder.Emit(new Primitive("NewZeroLike"), type, tangent);
        builder.Do(new Primitive("AddAllTo"), copy, tangent);
        return copy;
    }

    /// <summary>Reads along the path of a part.</summary>
    public Value Read(Value whole, TangentPart part)
    {
        foreach (var step in part.Path)
        {
            var type = (builder.TypeOf(whole), step) switch
            {
                (TupleType tuple, ReadElement read) => tuple.Elements[read.Index].Type,
                (AggregateType aggregate, ReadMember read) => aggregate.Members.First(member => member.Name == read.Member).Type,
                var (owner, _) => throw new InvalidOperationException($"{owner} has no {step}."),
            };
            whole = builder.Emit(step, type, whole);
        }

        return whole;
    }

    /// <summary>The tangent of weights that belong to a parameter, or are an element of a list; null of any others.</summary>
    private Value? WholeOf(TangentPart part)
    {
        while (FindWhole(part.Value) is null && builder.ProducerOf(part.Value) is { Operation: ReadMember or ReadElement } read)
            part = part.Within(read.Operands[0], read.Operation);
        return FindWhole(part.Value) is { } whole ? Read(whole, part) : null;
    }

    private Value Assemble(TangentPart part, IrType type)
    {
        switch (type)
        {
            case TupleType tuple:
                var elements = tuple.Elements.Select((element, index) => Assemble(part with { Path = [.. part.Path, new ReadElement(index)] }, element.Type)).ToArray();
                return builder.Emit(new Primitive("MakeTuple"), tuple, elements);
            case AggregateType { IsReferenceType: false } aggregate:
                var members = aggregate.Members.Select(member =>
                {
                    var inner = part with { Path = [.. part.Path, new ReadMember(member.Name)] };
                    return member.IsConstant ? Read(part.Value, inner) : Assemble(inner, member.Type);
                }).ToArray();
                return builder.Emit(new Primitive("MakeAggregate"), aggregate, members);
            case AggregateType when WholeOf(part) is { } whole:
                return whole;
            case AggregateType:
                throw new InvalidOperationException($"A tangent of type {type} is asked for as one value.");
            default:
                return type.IsDifferentiable ? Get(part, type) : Read(part.Value, part);
        }
    }
}
