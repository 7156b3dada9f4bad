using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Adds an array to another one of the same shape: rows of rows one by one, several dimensions index by index.</summary>
internal static class ArraySums
{
    public static void Add(FunctionBuilder builder, Value target, Value addend)
    {
        switch (builder.TypeOf(target))
        {
            case ArrayType { Rank: > 1 } array:
                AddElements(builder, target, addend, array, []);
                break;
            case ArrayType { ElementType: ArrayType row }:
                CountedLoop.Append(builder, builder.Emit(new Primitive("Length"), IrType.Int32, target), index =>
                    Add(builder, builder.Emit(new Primitive("Load"), row, target, index), builder.Emit(new Primitive("Load"), row, addend, index)));
                break;
            case { Element: var element } when ElementPart.HasParts(element) || element is VectorType:
                CountedLoop.Append(builder, builder.Emit(new Primitive("Length"), IrType.Int32, target), index => AddElement(builder, target, addend, element, [index]));
                break;
            default:
                builder.Do(new Primitive("AddAllTo"), target, addend);
                break;
        }
    }

    private static void AddElements(FunctionBuilder builder, Value target, Value addend, ArrayType array, IReadOnlyList<Value> indices)
    {
        if (indices.Count == array.Rank)
        {
            AddElement(builder, target, addend, array.ElementType, indices);
            return;
        }

        var dimension = builder.EmitLiteral(indices.Count, IrType.Int32);
        CountedLoop.Append(builder, builder.Emit(new Primitive("DimensionLength"), IrType.Int32, target, dimension), index => AddElements(builder, target, addend, array, [.. indices, index]));
    }

    /// <summary>Adds an element to the one beside it, part by part.</summary>
    private static void AddElement(FunctionBuilder builder, Value target, Value addend, IrType type, IReadOnlyList<Value> indices)
    {
        ElementPart?[] parts = ElementPart.HasParts(type) ? [.. ElementPart.LeavesOf(type).Where(part => !part.IsConstant)] : [null];
        foreach (var part in parts)
        {
            var number = builder.Emit(new Primitive("Load") { Part = part }, part?.Type ?? type, [addend, .. indices]);
            builder.Do(new Primitive("AddTo") { Part = part }, [target, .. indices, number]);
        }
    }
}
