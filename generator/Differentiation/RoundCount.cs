using System;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>How many rounds a run of a counted loop has, computed outside of it.</summary>
internal static class RoundCount
{
    /// <param name="builder">Receives the computation.</param>
    /// <param name="loop">The counted loop.</param>
    /// <param name="shape">What is known of its rounds.</param>
    /// <param name="isInside">Whether a value is computed in the rounds themselves.</param>
    /// <param name="at">A value from outside of the loop, at the place of the computation.</param>
    public static Term Of(FunctionBuilder builder, Loop loop, LoopShape shape, Func<Value, bool> isInside, Func<Value, Value> at)
    {
        var step = shape.Steps[shape.Counter!.Value]!.Value;
        var bound = CounterBound(new Term(builder, Invariant(builder, shape.Bound, isInside, at)), shape);
        var initial = loop.Initial[shape.Counter!.Value];
        var startsAtZero = IsZero(builder, initial);
        var width = Math.Abs(step);
        if (startsAtZero && step == 1 && !shape.IncludesBound && builder.ProducerOf(bound.Value)?.Operation
            is Primitive { Key: "Length" or "Count" or "RowCount" or "ColumnCount" or "DimensionLength" } or Literal { Number: >= 0 })
            return bound;
        var first = new Term(builder, at(initial));
        var distance = step > 0 ? (startsAtZero ? bound : bound - first) : (startsAtZero ? -bound : first - bound);
        var rounded = width == 1
            ? (shape.IncludesBound ? distance + bound.Constant(1) : distance)
            : (distance + bound.Constant(shape.IncludesBound ? width : width - 1)) / bound.Constant(width);
        return bound.Constant(0).Apply("Max", rounded);
    }

    /// <summary>What the counter itself is compared with, where a number may be added to it; a bound below that number lets no round run.</summary>
    public static Term CounterBound(Term bound, LoopShape shape)
    {
        if (shape.Offset == 0)
            return bound;
        return IsNeverExtreme(bound)
            ? bound - shape.Offset
            : bound.Constant(shape.IncludesBound ? shape.Offset - 1 : shape.Offset).Apply("Max", bound) - shape.Offset;
    }

    /// <summary>Lengths and written numbers are far from where an integer ends, also where the reverse sweep has them from the forward one.</summary>
    public static bool IsNeverExtreme(Term bound) => bound.Builder.ProducerOf(bound.Value) switch
    {
        { Operation: Primal } primal => IsNeverExtreme(new Term(bound.Builder, primal.Operands[0])),
        { Operation: Primitive { Key: "Length" or "Count" or "RowCount" or "ColumnCount" or "DimensionLength" } or Literal { Number: > int.MinValue / 2 and < int.MaxValue } } => true,
        _ => false,
    };

    public static bool IsZero(FunctionBuilder builder, Value value) => builder.ProducerOf(value)?.Operation is Literal { Number: 0 };

    private static Value Invariant(FunctionBuilder builder, Value value, Func<Value, bool> isInside, Func<Value, Value> at)
    {
        if (!isInside(value) || builder.ProducerOf(value) is not { } let)
            return at(value);
        var operands = new Value[let.Operands.Count];
        for (var i = 0; i < operands.Length; i++)
            operands[i] = Invariant(builder, let.Operands[i], isInside, at);
        return builder.Emit(let.Operation, let.Result.Type, operands);
    }
}
