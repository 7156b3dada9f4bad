using System;
using System.Collections.Generic;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// Looks at indices before they are used. Where both arms of a branch run, one of them may ask for an element that there is not: the condition would
/// have kept the original from it, and whatever is read there is right.
/// </summary>
internal sealed class GuardedAccess(FunctionBuilder builder)
{
    private static readonly ScalarType Int64 = new(ScalarKind.Int64);

    /// <summary>An element; where there is none, nothing.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="storage">The storage.</param>
    /// <param name="indices">The indices.</param>
    /// <param name="read">Appends what reads the element.</param>
    public Value Load(IrType type, Value storage, IReadOnlyList<Value> indices, Func<Value> read)
    {
        var within = Within(storage, indices);
        var end = builder.NewLabel();
        var result = builder.Define(type);
        builder.BeginRegion();
        var element = read();
        var then = builder.EndRegion(new Exit(end, [element]));
        builder.BeginRegion();
        var nothing = Nothing(type);
        builder.Append(new If([result], within, end, then, builder.EndRegion(new Exit(end, [nothing])), builder.Origin));
        return result.Value;
    }

    /// <summary>An index as the runtime's methods take it, which know what is negative.</summary>
    public Value Signed(Value index) => builder.TypeOf(index) is ScalarType { Kind: ScalarKind.UInt64 } ? builder.Emit(new Conversion(IsChecked: false), Int64, index) : index;

    /// <summary>The offset and the length of a window; both 0 where it does not fit.</summary>
    public Value[] Window(Value storage, Value offset, Value length)
    {
        var rest = builder.Emit(new Primitive("Subtract"), IrType.Int32, Length(storage), length);
        var fits = Both(Both(IsNotNegative(offset), IsNotNegative(length)), builder.Emit(new Primitive("LessOrEqual"), IrType.Boolean, offset, rest));
        return [Select(fits, offset), Select(fits, length)];
    }

    /// <summary>A length; 0 in the place of a negative one.</summary>
    public Value Length(Value length, IrType type) => type == IrType.Int32 ? Select(IsNotNegative(length), length) : length;

    /// <summary>A divisor; 1 in the place of 0.</summary>
    public Value Divisor(Value divisor)
    {
        var type = builder.TypeOf(divisor);
        var isOne = builder.Emit(new Primitive("NotEqual"), IrType.Boolean, divisor, builder.EmitLiteral(0, type));
        return builder.Emit(new Primitive("Select"), type, isOne, divisor, builder.EmitLiteral(1, type));
    }

    private Value Select(Value condition, Value number) =>
        builder.Emit(new Primitive("Select"), IrType.Int32, condition, number, builder.EmitLiteral(0, IrType.Int32));

    private Value Within(Value storage, IReadOnlyList<Value> indices)
    {
        Value? within = null;
        for (var i = 0; i < indices.Count; i++)
        {
            var length = indices.Count == 1
                ? Length(storage)
                : builder.Emit(new Primitive("DimensionLength"), IrType.Int32, storage, builder.EmitLiteral(i, IrType.Int32));
            var index = indices[i];
            if (builder.TypeOf(index) != IrType.Int32)
                (index, length) = (builder.Emit(new Conversion(IsChecked: false), Int64, index), builder.Emit(new Conversion(IsChecked: false), Int64, length));
            var isThere = Both(IsNotNegative(index), builder.Emit(new Primitive("Less"), IrType.Boolean, index, length));
            within = within is { } others ? Both(others, isThere) : isThere;
        }

        return within ?? throw new InvalidOperationException("There is no index.");
    }

    private Value Length(Value storage) => builder.Emit(new Primitive("Length"), IrType.Int32, storage);

    private Value IsNotNegative(Value number) =>
        builder.Emit(new Primitive("GreaterOrEqual"), IrType.Boolean, number, builder.EmitLiteral(0, builder.TypeOf(number)));

    private Value Both(Value first, Value second) => builder.Emit(new Primitive("And"), IrType.Boolean, first, second);

    private Value Nothing(IrType type) => type switch
    {
        ScalarType => builder.Emit(Literals.Zero(type), type),
        ArrayType => builder.Emit(new Primitive("NewArray"), type, builder.EmitLiteral(0, IrType.Int32)),
        SpanType span => builder.Emit(new Primitive("View"), span, Nothing(new ArrayType(span.ElementType))),
        _ => throw new InvalidOperationException($"There is no {type} to give."),
    };
}
