using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Numbers the rounds of loops, the same in both sweeps. In nested counted loops whose lengths do not change, the number is computed from
/// the counters, row by row, without those of loops in all of whose rounds a value is the same; a counted loop whose length changes begins
/// where its last run ended; any other loop counts its rounds.
/// </summary>
internal sealed class RoundIndices
{
    private readonly FunctionBuilder _builder;
    private readonly PrimalValues _primal;
    private readonly RoundInvariance _invariance;
    private readonly HashSet<Loop> _indexed = new(ReferenceEquality<Loop>.Instance);
    private readonly HashSet<Loop> _counting = new(ReferenceEquality<Loop>.Instance);
    private readonly Dictionary<Label, Loop> _loops;
    private readonly Dictionary<Label, Loop> _byNext;
    private readonly Dictionary<Loop, Value> _current = new(ReferenceEquality<Loop>.Instance);
    private readonly Dictionary<Loop, Value> _first = new(ReferenceEquality<Loop>.Instance);
    private readonly Dictionary<Loop, Value> _ends = new(ReferenceEquality<Loop>.Instance);

    public RoundIndices(FunctionBuilder builder, PrimalValues primal, RoundInvariance invariance, RecordingPlan plan, HashSet<Value> usedInReverse)
    {
        _builder = builder;
        _primal = primal;
        _invariance = invariance;
        _loops = primal.Loops.ToDictionary(record => record.Loop.End, record => record.Loop);
        _byNext = primal.Loops.ToDictionary(record => record.Loop.Next, record => record.Loop);
        foreach (var (value, ofLastRound) in plan.Recorded)
        {
            for (var loop = RecordingSweep.IndexedBy(primal, value, ofLastRound); loop is not null; loop = primal.RecordOf(loop).Parent)
            {
                _indexed.Add(loop);
                if (!IsRectangular(loop))
                    break;
            }
        }

        foreach (var record in primal.Loops)
        {
            if (!record.Shape.IsCounted && (usedInReverse.Contains(record.Rounds.Value) || _indexed.Contains(record.Loop)))
                _counting.Add(record.Loop);
            else if (record.Shape.IsCounted && _indexed.Contains(record.Loop) && record.Parent is not null && !IsRectangular(record.Loop))
                _counting.Add(record.Loop);
        }
    }

    /// <summary>Makes the cells that count, at zero.</summary>
    public void Prepare()
    {
        foreach (var record in _primal.Loops.Where(record => _counting.Contains(record.Loop)).OrderBy(record => record.Rounds.Value.Index))
            _builder.Append(new Let([record.Rounds], new Primitive("NewCell"), [], Origin.None));
    }

    /// <summary>Before a run of a loop in the forward sweep; what runs rounds of a checkpointed one records nothing.</summary>
    public void BeginForward(Loop original, Action<Value> record)
    {
        if (!_loops.TryGetValue(original.End, out var loop) || !_counting.Contains(loop))
            return;
        var own = _primal.RecordOf(loop);
        if (own.Parent is not null)
        {
            var ended = _builder.Emit(new Primitive("Load"), IrType.Int32, "first", [own.Rounds.Value]);
            if (own.Shape.IsCounted)
            {
                _first[loop] = ended;
                _ends[loop] = (new Term(_builder, ended) + Length(loop, value => value)).Value;
                _builder.Do(new Primitive("Store"), own.Rounds.Value, _ends[loop]);
            }
            else
            {
                // The last round of the run before keeps a place of its own: what was recorded in it is needed still.
                _builder.Append(new Let([own.FirstRound], new Primitive("Add"), [ended, Integer(1).Value], Origin.None));
                _builder.Do(new Primitive("Store"), own.Rounds.Value, own.FirstRound.Value);
                record(own.FirstRound.Value);
            }
        }
    }

    /// <summary>
    /// Where the rounds of a loop are numbered row by row: the outermost of the loops that number them, if it is counted; null where the
    /// highest number is not known before.
    /// </summary>
    public Loop? OutermostCounted(Loop loop)
    {
        while (IsRectangular(loop))
            loop = _primal.RecordOf(loop).Parent!;
        return _primal.RecordOf(loop).Shape.IsCounted ? loop : null;
    }

    /// <summary>
    /// Before a run of an outermost counted loop: how many numbers this run and those before it give to the records of a value in a loop
    /// inside, as factors.
    /// </summary>
    public IReadOnlyList<Value> Capacity(Loop outermost, Loop inner, Value recorded)
    {
        var factors = new Stack<Value>();
        var passedOver = PassedOver(recorded, inner);
        for (; inner != outermost; inner = _primal.RecordOf(inner).Parent!)
        {
            if (!passedOver.Contains(inner))
                factors.Push(RoundCount.Of(_builder, inner, _primal.RecordOf(inner).Shape, _ => false, Outside).Value);
        }

        if (!passedOver.Contains(outermost))
            factors.Push(_ends.TryGetValue(outermost, out var end) ? end : Length(outermost, value => value).Value);
        return [.. factors];
    }

    /// <summary>What is constant in the rounds of a loop, computed outside of it.</summary>
    private Value Outside(Value value)
    {
        if (_primal.IsInScope(value))
            return value;
        var let = _builder.ProducerOf(value)!;
        return _builder.Emit(let.Operation, let.Result.Type, [.. let.Operands.Select(Outside)]);
    }

    /// <summary>At the top of a round in the forward sweep.</summary>
    public void BeginRound(Loop original)
    {
        if (!_loops.TryGetValue(original.End, out var loop) || (!_indexed.Contains(loop) && !_counting.Contains(loop)))
            return;
        var record = _primal.RecordOf(loop);
        _current[loop] = record.Shape.IsCounted
            ? CountedIndex(loop, loop.Body.Parameters[record.Shape.Counter!.Value].Value, [], value => value, outer => _current[outer], () => _first[loop])
            : _builder.Emit(new Primitive("Load"), IrType.Int32, "round", [record.Rounds.Value]);
    }

    /// <summary>Before an exit of the forward sweep: where it goes on to the next round of a loop that counts its rounds, there is one more.</summary>
    public void EndRound(Label target)
    {
        if (_byNext.TryGetValue(target, out var loop) && _counting.Contains(loop) && !_primal.RecordOf(loop).Shape.IsCounted)
            _builder.Do(new Primitive("Store"), _primal.RecordOf(loop).Rounds.Value, (new Term(_builder, _current[loop]) + Integer(1)).Value);
    }

    /// <summary>The number that the record of a value has in the present round of the forward sweep.</summary>
    public Value Current(Loop loop, Value recorded)
    {
        var passedOver = PassedOver(recorded, loop);
        return passedOver.Count == 0 ? _current[loop] : Current(loop, passedOver);
    }

    /// <summary>Before the reversed rounds of a run: where they begin on the tapes.</summary>
    public void BeginReverse(SweepContext rounds, Func<Value, SweepContext, Value> materialise)
    {
        var loop = rounds.Loop!;
        var record = _primal.RecordOf(loop);
        if (!_counting.Contains(loop) || !record.Shape.IsCounted)
            return;
        var length = Length(loop, value => At(value, rounds, materialise));
        var last = _builder.Emit(new Primitive("Load"), IrType.Int32, record.Rounds.Value);
        var first = _builder.Rename((new Term(_builder, last) - length).Value, "first", isHint: true);
        _builder.Do(new Primitive("Store"), record.Rounds.Value, first);
        rounds.FirstRound = first;
    }

    /// <summary>The number that the record of a value has in the round that is being reversed.</summary>
    public Value Of(Value recorded, SweepContext context, Func<Value, SweepContext, Value> materialise) =>
        Of(context, PassedOver(recorded, context.Loop!), materialise);

    /// <summary>A carried value that moves in fixed steps, in the round that is being reversed.</summary>
    public Value CarriedValue(int index, SweepContext context, Func<Value, SweepContext, Value> materialise)
    {
        var record = _primal.RecordOf(context.Loop!);
        if (record.Shape.Counter == index)
            return context.Counter!.Value;
        Term rounds;
        if (record.Shape.IsCounted)
            rounds = RoundOfRun(context.Loop!, context.Counter!.Value, value => At(value, context, materialise));
        else
            rounds = new Term(_builder, context.Round!.Value) is var round && record.Parent is null ? round : round - new Term(_builder, At(record.FirstRound.Value, context, materialise));
        var step = record.Shape.Steps[index]!.Value;
        var moved = step == 1 ? rounds : rounds * Integer(step);
        var initial = context.Loop!.Initial[index];
        return RoundCount.IsZero(_builder, initial) ? moved.Value : (new Term(_builder, At(initial, context, materialise)) + moved).Value;
    }

    /// <summary>The loops in whose rounds the records of a value have one number: it is the same in all of them.</summary>
    private HashSet<Loop> PassedOver(Value recorded, Loop loop)
    {
        var passedOver = new HashSet<Loop>(ReferenceEquality<Loop>.Instance);
        if (!ReferenceEquals(_primal.LoopOf(recorded), loop))
            return passedOver;
        for (var inner = loop; IsRectangular(inner);)
        {
            inner = _primal.RecordOf(inner).Parent!;
            if ((IsRectangular(inner) || _primal.RecordOf(inner).Parent is null) && _invariance.IsSameInAllRounds(recorded, inner))
                passedOver.Add(inner);
        }

        return passedOver;
    }

    private Value Current(Loop loop, HashSet<Loop> passedOver) =>
        CountedIndex(loop, loop.Body.Parameters[_primal.RecordOf(loop).Shape.Counter!.Value].Value, passedOver, value => value, outer => Current(outer, passedOver), () => _current[loop]);

    private Value Of(SweepContext context, HashSet<Loop> passedOver, Func<Value, SweepContext, Value> materialise)
    {
        if (context.Round is { } round)
            return round;
        if (context.IsLastRound)
            return _builder.Emit(new Primitive("Load"), IrType.Int32, _primal.RecordOf(context.Loop!).Rounds.Value);
        Value OfOuter(Loop outer)
        {
            var around = context.Parent!;
            while (!ReferenceEquals(around.Loop, outer))
                around = around.Parent!;
            return Of(around, passedOver, materialise);
        }

        return CountedIndex(context.Loop!, context.Counter!.Value, passedOver, value => At(value, context, materialise), OfOuter, () => context.FirstRound!.Value);
    }

    private Value At(Value value, SweepContext context, Func<Value, SweepContext, Value> materialise)
    {
        if (_primal.IsInScope(value))
            return value;
        var inner = context;
        while (inner.Loop != _primal.LoopOf(value))
            inner = inner.Parent!;
        return materialise(value, inner);
    }

    private Value CountedIndex(Loop loop, Value counter, HashSet<Loop> passedOver, Func<Value, Value> at, Func<Loop, Value> outerIndex, Func<Value> first)
    {
        var round = RoundOfRun(loop, counter, at);
        if (_primal.RecordOf(loop).Parent is null)
            return round.Value;
        if (!IsRectangular(loop))
            return (new Term(_builder, first()) + round).Value;
        var outer = _primal.RecordOf(loop).Parent!;
        while (passedOver.Contains(outer) && IsRectangular(outer))
            outer = _primal.RecordOf(outer).Parent!;
        return passedOver.Contains(outer) ? round.Value : ((new Term(_builder, outerIndex(outer)) * Length(loop, at)) + round).Value;
    }

    /// <summary>How many rounds of this run precede that in which the counter has a value.</summary>
    private Term RoundOfRun(Loop loop, Value counter, Func<Value, Value> at)
    {
        var shape = _primal.RecordOf(loop).Shape;
        var step = shape.Steps[shape.Counter!.Value]!.Value;
        var initial = loop.Initial[shape.Counter!.Value];
        var current = new Term(_builder, counter);
        if (RoundCount.IsZero(_builder, initial) && step == 1)
            return current;
        var first = new Term(_builder, at(initial));
        var distance = step > 0 ? current - first : first - current;
        return Math.Abs(step) == 1 ? distance : distance / Integer(Math.Abs(step));
    }

    /// <summary>How many rounds a run of a counted loop has; it may have none.</summary>
    private Term Length(Loop loop, Func<Value, Value> at) =>
        RoundCount.Of(_builder, loop, _primal.RecordOf(loop).Shape, value => _primal.LoopOf(value) == loop, at);

    /// <summary>Whether a loop inside counted loops has the same length in all their rounds.</summary>
    private bool IsRectangular(Loop loop)
    {
        var record = _primal.RecordOf(loop);
        return record.Shape.IsCounted && record.Parent is not null && _primal.RecordOf(record.Parent).Shape.IsCounted
            && IsConstant(record.Shape.Bound, loop)
            && IsConstant(loop.Initial[record.Shape.Counter!.Value], loop);
    }

    private bool IsConstant(Value value, Loop loop) => _primal.IsInScope(value)
        || _builder.ProducerOf(value) is { Operation: Literal }
        || (_builder.ProducerOf(value) is { } let && _primal.LoopOf(value) is not null && let.Operation is Primitive { Key: "Add" or "Subtract" or "Multiply" or "Length" or "Count" or "RowCount" or "ColumnCount" or "DimensionLength" }
            && let.Operands.All(operand => IsConstant(operand, loop)));

    private Term Integer(int number) => new(_builder, _builder.EmitLiteral(number, IrType.Int32));
}
