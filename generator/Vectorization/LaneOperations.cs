using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Vectorization;

/// <summary>Translates single operations to lanes. What every lane has alike stays what it was: a number that all lanes are combined with.</summary>
/// <param name="builder">What the operations are appended to.</param>
/// <param name="number">The type of the numbers in the lanes.</param>
/// <param name="use">What the lanes are.</param>
internal sealed class LaneOperations(FunctionBuilder builder, IrType number, LaneUse use)
{
    public IrType TypeOf(Value value) => builder.TypeOf(value);

    public bool IsLanes(Value value) => TypeOf(value) is LanesType || IsStorageOfLanes(value);

    public bool IsStorageOfLanes(Value value) => TypeOf(value) is CellType { ElementType: LanesType } or TapeType { ElementType: LanesType } or SpanType { ElementType: LanesType };

    /// <summary>The type of a value that differs from lane to lane.</summary>
    /// <exception cref="LaneObstacleException">There are no lanes of that type.</exception>
    public IrType Widen(IrType type) => type switch
    {
        _ when type == number || type == IrType.Boolean => new LanesType(type),

        // A span cannot be kept anywhere, so that nobody can look up later which storage it was.
        CellType or TapeType when type.Element.IsIndexed => throw new LaneObstacleException("its sweeps exchange arrays"),
        CellType cell => new CellType(Widen(cell.ElementType)),
        TapeType tape => tape with { ElementType = Widen(tape.ElementType) },
        ArrayType { Rank: 1 } array when use == LaneUse.Directions && array.ElementType == number => new SpanType(Widen(array.ElementType), IsReadOnly: false),
        SpanType span when use == LaneUse.Directions && span.ElementType == number => new SpanType(Widen(span.ElementType), span.IsReadOnly),
        _ => throw new LaneObstacleException($"a value of type '{type}' differs from {(use == LaneUse.Elements ? "element to element" : "direction to direction")}"),
    };

    /// <summary>A value in every lane; the value itself where it is lanes.</summary>
    public Value Spread(Value value) => IsLanes(value) ? value : builder.Emit(new Primitive("Broadcast"), Widen(TypeOf(value)), value);

    /// <summary>A value in the lanes of a mask, and another one in the rest.</summary>
    public Value Select(Value mask, Value whenTrue, Value whenFalse)
    {
        if (whenTrue == whenFalse)
            return whenTrue;
        var type = TypeOf(whenTrue) is LanesType lanes ? lanes.ElementType : TypeOf(whenTrue);
        var result = Widen(type);
        if (type == IrType.Boolean)
        {
            // a && b and a || b, each of which is a choice with a constant.
            if (IsLiteral(whenFalse, Literals.False))
                return And(mask, Spread(whenTrue));
            if (IsLiteral(whenTrue, Literals.True))
                return builder.Emit(new Primitive("Or"), result, mask, Spread(whenFalse));
            (whenTrue, whenFalse) = (Spread(whenTrue), Spread(whenFalse));
        }

        return builder.Emit(new Primitive("Select"), result, mask, whenTrue, whenFalse);
    }

    public Value And(Value left, Value right) => builder.Emit(new Primitive("And"), TypeOf(left), left, right);

    public Value Not(Value mask) => builder.Emit(new Primitive("Not"), TypeOf(mask), mask);

    /// <summary>An operation of which some operand differs from lane to lane.</summary>
    /// <exception cref="LaneObstacleException">There is no such operation of lanes.</exception>
    public Value Append(Let let, EquatableArray<Value> operands)
    {
        if (let.Operation is not Primitive || let.Results.Count != 1 || !HasLaneForm(let, operands))
            throw new LaneObstacleException($"'{NameOf(let)}' is not computed in lanes");
        if (OperationTable.EffectsOf(let) != Effects.None)
            throw new LaneObstacleException($"'{NameOf(let)}' may throw");

        // A division by a power of two is a product with another one, to the last bit, and registers divide slowly.
        if (let.Operation is Primitive { Key: "Divide" } && !IsLanes(operands[1]) && Number(operands[1]) is { } divisor && IsPowerOfTwo(divisor))
        {
            let = let with { Operation = new Primitive("Multiply") };
            operands = [operands[0], builder.EmitLiteral(1 / divisor, number)];
        }

        // A number is combined with lanes as it is; a truth value has no such form.
        if (let.Operation.Name is "And" or "Or" or "ExclusiveOr")
            operands = operands.Select(Spread).ToEquatableArray();
        var result = builder.Define(Widen(let.Result.Type), let.Result.Name, let.Result.IsHint);
        builder.Append(let with { Results = [result], Operands = operands, DerivativeAs = null });
        return result.Value;
    }

    /// <summary>An operation as a message names it.</summary>
    public static string NameOf(Let let) => let.Origin.Text.Length is > 0 and <= 40 ? let.Origin.Text : let.Operation.Name;

    /// <summary>Numbers of one type and truth values; a clamp throws where its bounds are in the wrong order, so they must be known.</summary>
    private bool HasLaneForm(Let let, EquatableArray<Value> operands)
    {
        var row = OperationTable.Row(let.Operation);
        var types = operands.Select(operand => TypeOf(operand) is LanesType lanes ? lanes.ElementType : TypeOf(operand)).ToList();
        return row.Name switch
        {
            "And" or "Or" or "ExclusiveOr" or "Not" => types.All(type => type == IrType.Boolean),
            "Select" => types[0] == IrType.Boolean && types.Skip(1).All(type => type == number),
            "Clamp" => types.All(type => type == number) && Number(operands[1]) <= Number(operands[2]),
            "Less" or "LessOrEqual" or "Greater" or "GreaterOrEqual" or "Equal" or "NotEqual" or "Stop" => types.All(type => type == number),
            _ => row.IsPointwise && let.Result.Type == number && types.All(type => type == number) && (LaneFunctions.Has(row.Name) || row.Syntax is Infix or Prefix or Method { Suffix: "" }),
        };
    }

    private double? Number(Value value) => (builder.ProducerOf(value)?.Operation as Literal)?.Number;

    /// <summary>One whose inverse is no subnormal number either.</summary>
    private static bool IsPowerOfTwo(double number) => number is >= 1.0 / (1 << 30) and <= 1 << 30 && (System.BitConverter.DoubleToInt64Bits(number) & 0xF_FFFF_FFFF_FFFF) == 0;

    private bool IsLiteral(Value value, Literal literal) => builder.ProducerOf(value)?.Operation is Literal found && found == literal;
}
