using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// The counting of a reversed loop: a counted loop is counted backwards by the same variable, any other one by the place of its rounds,
/// of which the forward sweep has kept the last.
/// </summary>
internal sealed class ReverseRounds
{
    private readonly FunctionBuilder _builder;
    private readonly LoopRecord _record;
    private readonly SweepContext _context;
    private readonly Value _last;
    private readonly int _step;
    private readonly bool _startsInside;

    public ReverseRounds(FunctionBuilder builder, PrimalValues primal, Loop loop)
    {
        _builder = builder;
        _record = primal.RecordOf(loop);
        builder.Origin = loop.Origin.Reversed();
        var shape = _record.Shape;
        if (shape.Counter is { } counter)
        {
            _step = shape.Steps[counter]!.Value;
            _last = primal.Get(loop.Initial[counter]);
            var compared = new Term(builder, primal.GetInvariant(shape.Bound, loop));
            var bound = RoundCount.CounterBound(compared, shape).Value;
            _startsInside = System.Math.Abs(_step) == 1 && (shape.IncludesBound || shape.Offset > 0 || RoundCount.IsNeverExtreme(compared));
            Carried = builder.Define(IrType.Int32, loop.Body.Parameters[counter].Name ?? "i", isHint: true);
            Initial = Start(bound, shape.IncludesBound);
        }
        else
        {
            _step = 1;
            _last = _record.Parent is null ? builder.EmitLiteral(0, IrType.Int32) : primal.Get(_record.FirstRound.Value);
            Initial = builder.Emit(new Primitive("Load"), IrType.Int32, _record.Rounds.Value);
            Carried = builder.Define(IrType.Int32, "round", isHint: true);
        }

        _context = primal.Enter(loop, isLastRound: false);
    }

    /// <summary>What the counting starts with.</summary>
    public Value Initial { get; }

    public Definition Carried { get; }

    /// <summary>What the next of the reversed rounds gets.</summary>
    public Value Next { get; private set; }

    /// <summary>The top of a reversed round: whether there is one more, and which it is.</summary>
    public void Begin(Label end, EquatableArray<Value> adjoints)
    {
        _context.ReversedBy = end;
        var comparison = (_startsInside, _step > 0) switch
        {
            (true, true) => "GreaterOrEqual",
            (true, false) => "LessOrEqual",
            (false, true) => "Greater",
            _ => "Less",
        };
        var goesOn = _builder.Emit(new Primitive(comparison), IrType.Boolean, Carried.Value, _last);
        var inside = _builder.NewLabel();
        _builder.BeginRegion();
        var then = _builder.EndRegion(new Exit(inside, []));
        _builder.BeginRegion();
        var otherwise = _builder.EndRegion(new Exit(end, adjoints));
        _builder.Append(new If([], goesOn, inside, then, otherwise, Origin.None with { Sweep = Sweep.Backward }));

        var origin = _builder.Origin;
        _builder.Origin = Origin.None with { Sweep = Sweep.Backward };
        var before = Back(Carried.Value);
        _builder.Origin = origin;
        Next = before;
        var current = _startsInside ? Carried.Value : before;
        if (_record.Shape.IsCounted)
            _context.Counter = current;
        else
            _context.Round = current;
    }

    /// <summary>After the last of the reversed rounds: the place before those of this run is that of the last round of the run before.</summary>
    public void End()
    {
        if (!_record.Shape.IsCounted && _record.Parent is not null)
            _builder.Do(new Primitive("Store"), _record.Rounds.Value, (new Term(_builder, _last) - new Term(_builder, _last).Constant(1)).Value);
    }

    private Value Back(Value counter)
    {
        var value = _builder.Emit(new Primitive(_step > 0 ? "Subtract" : "Add"), IrType.Int32, counter, _builder.EmitLiteral(System.Math.Abs(_step), IrType.Int32));
        return _builder.Rename(value, Carried.Name!, isHint: true);
    }

    /// <summary>
    /// The counter's last value where that cannot overflow, else the value that the forward loop ended with, one step beyond;
    /// for wider steps the latter is computed from the number of rounds.
    /// </summary>
    private Value Start(Value bound, bool includesBound)
    {
        var term = new Term(_builder, bound);
        if (System.Math.Abs(_step) == 1)
            return includesBound || !_startsInside ? bound : Back(bound);

        var width = term.Constant(System.Math.Abs(_step));
        var first = new Term(_builder, _last);
        var distance = _step > 0 ? term - first : first - term;
        var rounds = (distance + (includesBound ? width : width - term.Constant(1))) / width;
        var beyond = rounds * width;
        return (_step > 0 ? first + beyond : first - beyond).Value;
    }
}
