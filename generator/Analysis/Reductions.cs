using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>
/// Counted loops that do nothing but sum up elements that follow one another, or products of two such, become functions of whole spans,
/// in methods with fast mathematics: those are computed in the lanes of registers, and so are their derivatives. An index out of range is
/// one of the span then.
/// </summary>
internal sealed class Reductions
{
    private readonly FunctionBuilder _builder;
    private readonly ControlFlow _flow;
    private readonly Dictionary<Value, Value> _replaced = [];

    private Reductions(Function function)
    {
        _builder = FunctionBuilder.Continuing(function);
        _flow = ControlFlow.Of(function);
    }

    public static Function Replace(Function function)
    {
        if (!function.Body.Descendants().Any(instruction => instruction is Loop))
            return function;
        var reductions = new Reductions(function);
        var body = reductions.Copy(function.Body);
        return reductions._replaced.Count == 0 ? function : function with { Body = ValueRewriter.Rewrite(body, reductions._replaced) };
    }

    private Region Copy(Region region)
    {
        _builder.BeginRegion();
        foreach (var instruction in region.Instructions)
        {
            if (instruction is not Loop loop || !TryReduce(loop))
                _builder.Append(instruction.SelectRegions(Copy));
        }

        return _builder.EndRegion(region.Parameters, region.Exit);
    }

    private bool TryReduce(Loop loop)
    {
        if (loop.Checkpointing != Checkpointing.None || loop.Body.Exit.Target != loop.Next || LoopShape.ConditionAtTop(loop) is not { } guard
            || !loop.Body.Instructions.All(instruction => instruction == guard || IsHarmless(instruction)))
            return false;
        var shape = LoopShape.Of(loop, _flow, _builder.ProducerOf);
        if (shape is not { Counter: { } counter, IncludesBound: false, Offset: 0 } || shape.Steps[counter] != 1 || NumberOf(loop.Initial[counter]) != 0)
            return false;
        var rounds = new Rounds(loop, loop.Body.Parameters[counter].Value, _builder);
        var sums = Enumerable.Range(0, loop.Initial.Count).Where(index => index != counter).Select(index => SumOf(rounds, index)).ToList();
        var carried = loop.Body.Parameters.Select(parameter => parameter.Value).ToList();
        if (sums.Count == 0 || sums.Any(sum => sum is null) || !guard.Else.Exit.Values.All(carried.Contains) || !rounds.IsSame(shape.Bound))
            return false;

        _builder.Origin = loop.Origin;
        var bound = Outside(rounds, shape.Bound);
        var count = _builder.ProducerOf(bound)?.Operation.Name == "Length" ? bound : AtLeastZero(bound);
        var totals = sums.ToDictionary(sum => carried[sum!.Index], sum => Total(rounds, sum!, count));
        totals.Add(rounds.Counter, count);
        for (var i = 0; i < loop.Results.Count; i++)
        {
            var total = totals[guard.Else.Exit.Values[i]];
            _replaced[loop.Results[i].Value] = loop.Results[i].Name is { } name ? _builder.Rename(total, name) : total;
        }

        return true;
    }

    /// <summary>What neither writes nor throws, but for an index out of range.</summary>
    private static bool IsHarmless(Instruction instruction) =>
        instruction is Let { Results.Count: 1, DerivativeAs: null, Operation: Literal or Primitive { Part: null, Key: "Add" or "Subtract" or "Multiply" or "Negate" or "Length" or "Less" or "Greater" or "Load" } };

    private double? NumberOf(Value value) => (_builder.ProducerOf(value)?.Operation as Literal)?.Number;

    /// <summary>A carried number that a round adds a product to, or takes one off; null where it does anything else.</summary>
    private Sum? SumOf(Rounds rounds, int index)
    {
        var carried = rounds.Loop.Body.Parameters[index];
        if (carried.Type is not ScalarType { Kind: ScalarKind.Double or ScalarKind.Single }
            || _builder.ProducerOf(rounds.Loop.Body.Exit.Values[index]) is not { Operation: Primitive { Key: "Add" or "Subtract" } } step
            || rounds.UsesOf(carried.Value) != 1)
            return null;
        var side = step.Operands.ToList().IndexOf(carried.Value);
        if (side < 0 || (side == 1 && step.Operation.Name == "Subtract"))
            return null;
        var term = step.Operands[1 - side];
        var factors = _builder.ProducerOf(term) is { Operation: Primitive { Key: "Multiply" } } product ? product.Operands.ToList() : [term];
        var elements = factors.Select(factor => ElementOf(rounds, factor, carried.Type)).ToList();
        return elements.All(element => element is not null) ? new Sum(index, step.Operation.Name, [.. elements.Select(element => element!)]) : null;
    }

    /// <summary>An element that follows that of the round before; null for anything else.</summary>
    private Element? ElementOf(Rounds rounds, Value value, IrType number)
    {
        if (!rounds.IsInside(value) || _builder.ProducerOf(value) is not { Operation: Primitive { Key: "Load", Part: null }, Operands.Count: 2 } load || rounds.IsInside(load.Operands[0])
            || load.Result.Type != number || _builder.TypeOf(load.Operands[0]) is not (ArrayType { Rank: 1 } or SpanType { IsMemory: false }) || _builder.TypeOf(load.Operands[0]).Element != number)
            return null;
        var index = load.Operands[1];
        if (index == rounds.Counter)
            return new Element(load.Operands[0], null);
        if (_builder.ProducerOf(index) is not { Operation: Primitive { Key: "Add" } } sum || !sum.Operands.Contains(rounds.Counter))
            return null;
        var first = sum.Operands[0] == rounds.Counter ? sum.Operands[1] : sum.Operands[0];
        return rounds.IsSame(first) ? new Element(load.Operands[0], first) : null;
    }

    private Value Total(Rounds rounds, Sum sum, Value count)
    {
        var initial = rounds.Loop.Initial[sum.Index];
        var type = _builder.TypeOf(initial);
        Value[] spans = [.. sum.Elements.Distinct().Select(element => Span(rounds, element, count))];
        var total = _builder.Emit(new Primitive(sum.Elements.Count == 1 ? "Sum" : spans.Length == 1 ? "SumOfSquares" : "Dot"), type, spans);
        return _builder.Emit(new Primitive(sum.Step), type, initial, total);
    }

    /// <summary>The elements of all rounds; the whole storage where the loop runs over it.</summary>
    private Value Span(Rounds rounds, Element element, Value count)
    {
        var type = new SpanType(_builder.TypeOf(element.Storage).Element, IsReadOnly: true);
        if (element.First is null && _builder.ProducerOf(count) is { Operation: Primitive { Key: "Length" } } length && length.Operands[0] == element.Storage)
            return element.Storage;
        var first = element.First is { } given ? Outside(rounds, given) : _builder.EmitLiteral(0, IrType.Int32);
        return _builder.Emit(new Primitive("Slice"), type, element.Storage, first, count);
    }

    private Value AtLeastZero(Value bound)
    {
        var zero = _builder.EmitLiteral(0, IrType.Int32);
        return _builder.Emit(new Primitive("Select"), IrType.Int32, _builder.Emit(new Primitive("Less"), IrType.Boolean, zero, bound), bound, zero);
    }

    /// <summary>What is the same in all rounds, computed before them.</summary>
    private Value Outside(Rounds rounds, Value value)
    {
        if (!rounds.IsInside(value))
            return value;
        var let = _builder.ProducerOf(value)!;
        return _builder.Emit(let.Operation, let.Result.Type, [.. let.Operands.Select(operand => Outside(rounds, operand))]);
    }

    /// <param name="Storage">What the elements are of.</param>
    /// <param name="First">The index of that of the first round; null for 0.</param>
    private sealed record Element(Value Storage, Value? First);

    /// <param name="Index">Which of the carried values it is.</param>
    /// <param name="Step">Whether the terms are added or taken off.</param>
    /// <param name="Elements">The factors of a term.</param>
    private sealed record Sum(int Index, string Step, IReadOnlyList<Element> Elements);

    /// <summary>The rounds of a loop.</summary>
    private sealed class Rounds(Loop loop, Value counter, FunctionBuilder builder)
    {
        private readonly HashSet<Value> _inside = [.. loop.Body.Parameters.Concat(loop.Body.Instructions.SelectMany(instruction => instruction.Results)).Select(definition => definition.Value)];

        public Loop Loop => loop;

        public Value Counter => counter;

        public bool IsInside(Value value) => _inside.Contains(value);

        /// <summary>How many instructions and ends of rounds take a value; the end of the loop aside.</summary>
        public int UsesOf(Value value) => loop.Body.Instructions.SelectMany(instruction => instruction.Operands()).Concat(loop.Body.Exit.Values).Count(operand => operand == value);

        /// <summary>Whether a value is the same in all rounds, and can be computed before them.</summary>
        public bool IsSame(Value value) => !IsInside(value)
            || (!loop.Body.Parameters.Any(parameter => parameter.Value == value) && builder.ProducerOf(value) is { } let && let.Operation.Name != "Load" && let.Operands.All(IsSame));
    }
}
