using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>A number of columns as it grows by those of one parameter after the other: a constant, and lengths that are only known later.</summary>
internal sealed class ColumnCount(FunctionBuilder builder)
{
    private int _constant;
    private Value? _lengths;

    public Value Value => _lengths is not { } lengths ? builder.EmitLiteral(_constant, IrType.Int32)
        : _constant == 0 ? lengths
        : builder.Emit(new Primitive("Add"), IrType.Int32, lengths, builder.EmitLiteral(_constant, IrType.Int32));

    public void Add(int count) => _constant += count;

    public void Add(Value length) => _lengths = _lengths is { } others ? builder.Emit(new Primitive("Add"), IrType.Int32, others, length) : length;

    /// <summary>Adds as many as there are numbers of a type of some lengths.</summary>
    public void Add(IReadOnlyList<Value> lengths)
    {
        if (lengths.Count == 0)
            Add(1);
        else
            Add(lengths.Aggregate((product, length) => builder.Emit(new Primitive("Multiply"), IrType.Int32, product, length)));
    }

    /// <summary>The lengths of storage in each dimension; a number has none.</summary>
    public static List<Value> LengthsOf(FunctionBuilder builder, Value storage) => builder.TypeOf(storage) switch
    {
        ArrayType { Rank: > 1 and var rank } => [.. Enumerable.Range(0, rank).Select(dimension => builder.Emit(new Primitive("DimensionLength"), IrType.Int32, storage, builder.EmitLiteral(dimension, IrType.Int32)))],
        { IsIndexed: true } => [builder.Emit(new Primitive("Length"), IrType.Int32, storage)],
        _ => [],
    };
}
