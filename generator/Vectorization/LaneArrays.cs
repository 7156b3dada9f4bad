using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Vectorization;

/// <summary>
/// Functions of whole arrays whose numbers differ from lane to lane, as loops over the elements. An array expression is never made: its
/// elements are computed where they are needed.
/// </summary>
/// <param name="builder">What the operations are appended to.</param>
/// <param name="operations">The operations on lanes.</param>
/// <param name="number">The type of the numbers in the lanes.</param>
internal sealed class LaneArrays(FunctionBuilder builder, LaneOperations operations, IrType number)
{
    private readonly Dictionary<Value, Let> _expressions = [];

    private readonly LanesType _lanes = new(number);

    /// <summary>The value of a function of arrays; null where it is none of those that are known here.</summary>
    public Value? Append(Let let, EquatableArray<Value> operands)
    {
        if (IsExpression(let))
        {
            var expression = builder.Define(new SpanType(_lanes, IsReadOnly: true));
            _expressions.Add(expression.Value, let with { Results = [expression], Operands = operands });
            return expression.Value;
        }

        return let.Operation switch
        {
            Primitive { Key: "Sum" } => Sum(operands[0]),
            Primitive { Key: "Mean" } => builder.Emit(new Primitive("Divide"), _lanes, Sum(operands[0]), builder.Emit(new Conversion(IsChecked: false), number, Length(operands[0]))),
            Primitive { Key: "Dot" } => Accumulate(Length(operands[0]), index => Product(Element(operands[0], index), Element(operands[1], index))),
            _ => null,
        };
    }

    /// <summary>Adds every element of an array to that beside it.</summary>
    public void AddAll(Value target, Value addend) => CountedLoop.Append(builder, Length(target), index =>
        builder.Do(new Primitive("AddTo"), target, index, operations.Spread(Element(addend, index))));

    private static bool IsExpression(Let let) => let.Results.Count == 1 && let.Result.Type is ArrayType && OperationTable.Row(let.Operation).IsPointwise;

    private Value Sum(Value array) => Accumulate(Length(array), index => Element(array, index));

    /// <summary>What a direction does not lead to contributes zero, whatever it is multiplied by.</summary>
    private Value Product(Value left, Value right)
    {
        var product = builder.Emit(new Primitive("Multiply"), _lanes, left, right);
        foreach (var tangent in new[] { left, right }.Where(operations.IsLanes))
        {
            var zero = builder.EmitLiteral(0, number);
            product = builder.Emit(new Primitive("Select"), _lanes, builder.Emit(new Primitive("Equal"), new LanesType(IrType.Boolean), tangent, zero), zero, product);
        }

        return product;
    }

    private Value Accumulate(Value count, System.Func<Value, Value> summand)
    {
        var sum = builder.Emit(new Primitive("NewCell"), new CellType(_lanes), "sum", []);
        CountedLoop.Append(builder, count, index =>
        {
            var added = operations.Spread(summand(index));
            builder.Do(new Primitive("Store"), sum, builder.Emit(new Primitive("Add"), _lanes, builder.Emit(new Primitive("Load"), _lanes, sum), added));
        });
        return builder.Emit(new Primitive("Load"), _lanes, sum);
    }

    private Value Element(Value array, Value index)
    {
        if (!_expressions.TryGetValue(array, out var let) && builder.ProducerOf(array) is { } producer && IsExpression(producer))
            let = producer;
        if (let is null)
            return builder.Emit(new Primitive("Load"), builder.TypeOf(array) is SpanType { ElementType: LanesType lanes } ? lanes : number, array, index);
        if (let.Operation is Primitive { Key: "FilledLike" })
            return let.Operands[1];
        Value[] operands = [.. let.Operands.Select(operand => builder.TypeOf(operand).IsIndexed ? Element(operand, index) : operand)];
        return builder.Emit(let.Operation, operands.Any(operations.IsLanes) ? _lanes : number, operands);
    }

    private Value Length(Value array)
    {
        while (_expressions.TryGetValue(array, out var let) || (builder.ProducerOf(array) is { } producer && IsExpression(let = producer)))
            array = let!.Operands.First(operand => builder.TypeOf(operand).IsIndexed);
        return builder.Emit(new Primitive("Length"), IrType.Int32, array);
    }
}
