using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>Where an element is in the storage that all windows on the way to it are parts of.</summary>
/// <param name="Root">That storage.</param>
/// <param name="Offsets">Where the windows begin, each in the one around it.</param>
/// <param name="Indices">The indices of the element in the innermost window.</param>
internal sealed record ElementPlace(Value Root, EquatableArray<Value> Offsets, EquatableArray<Value> Indices)
{
    public static ElementPlace Of(Value storage, IEnumerable<Value> indices, Func<Value, Let?> producerOf)
    {
        var offsets = new List<Value>();
        while (producerOf(storage) is { Operation: Primitive { Key: "Slice" or "View" } window })
        {
            var let = producerOf(storage)!;
            if (window.Key == "Slice")
                offsets.Add(let.Operands[1]);
            storage = let.Operands[0];
        }

        return new ElementPlace(storage, offsets.ToEquatableArray(), indices.ToEquatableArray());
    }

    /// <summary>All numbers that say where the element is.</summary>
    public IEnumerable<Value> Numbers => Offsets.Concat(Indices);

    /// <summary>Emits the number of the element among all of the root, row after row, from a first number on.</summary>
    public Value Emit(FunctionBuilder builder, Value first)
    {
        var index = Int32(builder, Indices[0]);
        for (var dimension = 1; dimension < Indices.Count; dimension++)
        {
            var length = builder.Emit(new Primitive("DimensionLength"), IrType.Int32, Root, builder.EmitLiteral(dimension, IrType.Int32));
            index = Sum(builder, builder.Emit(new Primitive("Multiply"), IrType.Int32, index, length), Int32(builder, Indices[dimension]));
        }

        return Offsets.Append(index).Aggregate(first, (sum, part) => Sum(builder, sum, part));
    }

    /// <summary>An index as the number that elements are counted by: it is in range, or nothing is read.</summary>
    private static Value Int32(FunctionBuilder builder, Value index) =>
        builder.TypeOf(index) == IrType.Int32 ? index : builder.Emit(new Conversion(IsChecked: false), IrType.Int32, index);

    private static bool IsZero(FunctionBuilder builder, Value value) => builder.ProducerOf(value)?.Operation is Literal { Number: 0 };

    private static Value Sum(FunctionBuilder builder, Value left, Value right) =>
        IsZero(builder, left) ? right : IsZero(builder, right) ? left : builder.Emit(new Primitive("Add"), IrType.Int32, left, right);
}
