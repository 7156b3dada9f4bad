using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// A loop whose rounds both sweeps run as a schedule says. Its state is in cells between two actions: the carried values but the counter,
/// beside the arrays that the rounds work on. A snapshot is a copy of the state under the number of a slot.
/// </summary>
internal sealed class CheckpointedLoop
{
    private readonly FunctionBuilder _builder;
    private readonly Loop _loop;
    private readonly LoopState _state;
    private readonly HashSet<Value> _inside;
    private readonly Definition _schedule;
    private readonly List<Definition> _cells;
    private readonly List<Definition> _tapes;
    private readonly List<Definition> _copies;
    private readonly List<Let> _storage = [];

    public CheckpointedLoop(FunctionBuilder builder, Loop loop, LoopState state)
    {
        _builder = builder;
        _loop = loop;
        _state = state;
        _inside = loop.Body.DefinedValues();
        _schedule = Make("NewSchedule", new ScheduleType(), "schedule");
        var carried = state.Carried.Select(index => loop.Body.Parameters[index]).ToList();
        _cells = [.. carried.Select(parameter => Make("NewCell", new CellType(parameter.Type), NameOf(parameter.Value)))];
        _tapes = [.. carried.Select(parameter => Make("NewTape", new TapeType(parameter.Type), NameOf(parameter.Value) + "Snapshots"))];
        _copies = [.. state.Kept.Select(array => Make("NewSnapshots", new SnapshotsType(builder.TypeOf(array).Element), NameOf(array) + "Snapshots"))];
    }

    /// <summary>What makes the schedule, the state and the snapshots, and whatever else is used in both sweeps or in many blocks.</summary>
    public IEnumerable<Let> Storage => _storage;

    /// <summary>Storage that is made at the start of the method.</summary>
    public void Add(Let storage) => _storage.Add(storage);

    /// <summary>The state after the present round of what runs the rounds, by the position of a carried value.</summary>
    public Value Load(int index) => _builder.Emit(new Primitive("Load"), _loop.Body.Parameters[index].Type, _cells[IndexOf(index)].Value);

    /// <summary>Which of the values that <see cref="Rounds"/> gives is that of a carried value.</summary>
    public int IndexOf(int index) => _state.Carried.ToList().IndexOf(index);

    /// <summary>The values from around the loop that its rounds use.</summary>
    public IEnumerable<Value> UsedFromAround() => _loop.Body.Uses().Where(value => !_inside.Contains(value))
        .Concat(_state.Kept)
        .Concat(_state.Left)
        .Append(_loop.Initial[_state.Shape.Counter!.Value])
        .Distinct();

    /// <summary>The forward sweep: all rounds, with snapshots on the way.</summary>
    public Block Forward()
    {
        _builder.BeginRegion();
        _builder.Origin = Origin.None;
        foreach (var index in _state.Carried)
            _builder.Do(new Primitive("Store"), _cells[IndexOf(index)].Value, _loop.Initial[index]);
        var count = RoundCount.Of(_builder, _loop, _state.Shape, _inside.Contains, value => value).Value;
        _builder.Do(new BeginSchedule(_loop.Checkpointing), _schedule.Value, count);
        var (next, end) = (_builder.NewLabel(), _builder.NewLabel());
        _builder.BeginRegion();
        LeaveAtLastAction(end, []);
        Choose("IsSnapshot", () => Snapshot(value => value), () => Advance(value => value));
        _builder.Append(new Loop([], [], next, end, _builder.EndRegion(new Exit(next, [])), TripCount.Unknown, _loop.Origin));
        _builder.Origin = Origin.None;
        var results = _state.Guard.Else.Exit.Values.Select(value => AtEnd(value, count)).ToEquatableArray();
        return new Block(_loop.Results, _loop.End, _builder.EndRegion(new Exit(_loop.End, results)), _loop.Origin);
    }

    /// <summary>Asks for the next action, and leaves a loop over them where the sweep has no more.</summary>
    public void LeaveAtLastAction(Label end, EquatableArray<Value> values)
    {
        var goesOn = _builder.Emit(new Primitive("NextAction"), IrType.Boolean, _schedule.Value);
        var inside = _builder.NewLabel();
        _builder.Append(new If([], goesOn, inside, new Region([], [], new Exit(inside, [])), new Region([], [], new Exit(end, values)), _builder.Origin));
    }

    /// <summary>What the schedule says of its present action.</summary>
    public Value Read(string property, IrType type) => _builder.Emit(new ReadSchedule(property), type, _schedule.Value);

    /// <summary>Whatever is to be done in the reverse sweep but to reverse rounds.</summary>
    public void Move(Func<Value, Value> around) =>
        Choose("IsSnapshot", () => Snapshot(around), () => Choose("IsRestore", () => Restore(around), () => Advance(around)));

    /// <summary>What the caller sees is copied away, and what brings it back is given.</summary>
    public Action PutAside(Func<Value, Value> around)
    {
        var asides = new List<(Value Array, Value Copy)>();
        foreach (var array in _state.Left)
        {
            var copy = Make("NewSnapshots", new SnapshotsType(_builder.TypeOf(array).Element), NameOf(array) + "Left");
            _builder.Do(new Primitive("Keep"), copy.Value, Slot(0), around(array));
            asides.Add((array, copy.Value));
        }

        return () =>
        {
            foreach (var (array, copy) in asides)
                _builder.Do(new Primitive("Restore"), around(array), copy, Slot(0));
        };
    }

    /// <summary>
    /// The rounds of the present action as a loop of the original's instructions. It stands where it is put once;
    /// anywhere else there are copies of it.
    /// </summary>
    public Loop Rounds(Func<Value, Value> around)
    {
        var counter = _state.Shape.Counter!.Value;
        var step = _state.Shape.Steps[counter]!.Value;
        var first = _builder.Rename(CounterAt("From", around), "first", isHint: true);
        var beyond = _builder.Rename(CounterAt("To", around), "end", isHint: true);
        var end = _builder.NewLabel();
        var body = _loop.Body;

        // The instructions stay the objects that the analyses know.
        _builder.BeginRegion();
        var goesOn = _builder.Emit(new Primitive(step > 0 ? "Less" : "Greater"), IrType.Boolean, body.Parameters[counter].Value, beyond);
        var condition = _builder.EndRegion(Exit.Unreachable).Instructions;
        var exit = new Exit(end, _state.Carried.Select(index => body.Parameters[index].Value).ToEquatableArray());
        var guard = _state.Guard with { Condition = goesOn, Else = _state.Guard.Else with { Exit = exit } };
        var instructions = body.Instructions.SelectMany(instruction => ReferenceEquals(instruction, _state.Guard) ? condition.Append(guard) : [instruction]);
        return _loop with
        {
            Results = _state.Carried.Select(index => _builder.Define(body.Parameters[index].Type, body.Parameters[index].Name, isHint: true)).ToEquatableArray(),
            Initial = body.Parameters.Select((_, index) => index == counter ? first : Load(index)).ToEquatableArray(),
            End = end,
            Body = body with { Instructions = instructions.ToEquatableArray() },
            TripCount = TripCount.Unknown,
            Checkpointing = Checkpointing.None,
        };
    }

    private void Snapshot(Func<Value, Value> around)
    {
        var slot = Read("Slot", IrType.Int32);
        for (var i = 0; i < _cells.Count; i++)
            _builder.Do(new Primitive("Record"), _tapes[i].Value, slot, Load(_state.Carried[i]));
        for (var i = 0; i < _copies.Count; i++)
            _builder.Do(new Primitive("Keep"), _copies[i].Value, slot, around(_state.Kept[i]));
    }

    private void Restore(Func<Value, Value> around)
    {
        var slot = Read("Slot", IrType.Int32);
        for (var i = 0; i < _cells.Count; i++)
            _builder.Do(new Primitive("Store"), _cells[i].Value, _builder.Emit(new Primitive("Recall"), _cells[i].Type.Element, _tapes[i].Value, slot));
        for (var i = 0; i < _copies.Count; i++)
            _builder.Do(new Primitive("Restore"), around(_state.Kept[i]), _copies[i].Value, slot);
    }

    private void Advance(Func<Value, Value> around)
    {
        var rounds = Rounds(around);
        var origin = _builder.Origin;
        var copier = new RegionCopier(_builder) { Origin = copied => origin.Sweep == Sweep.Backward ? origin : copied };
        foreach (var value in UsedFromAround())
            copier.Map(value, around(value));
        copier.Copy(rounds);
        for (var i = 0; i < _cells.Count; i++)
            _builder.Do(new Primitive("Store"), _cells[i].Value, copier[rounds.Results[i].Value]);
    }

    private void Choose(string property, Action whenTrue, Action whenFalse)
    {
        var condition = Read(property, IrType.Boolean);
        var end = _builder.NewLabel();
        _builder.BeginRegion();
        whenTrue();
        var then = _builder.EndRegion(new Exit(end, []));
        _builder.BeginRegion();
        whenFalse();
        _builder.Append(new If([], condition, end, then, _builder.EndRegion(new Exit(end, [])), _builder.Origin));
    }

    /// <summary>The value of the counter in the first round of the present action, or in the one after its last.</summary>
    private Value CounterAt(string round, Func<Value, Value> around) => Counter(Read(round, IrType.Int32), around);

    private Value Counter(Value round, Func<Value, Value> around)
    {
        var counter = _state.Shape.Counter!.Value;
        var step = _state.Shape.Steps[counter]!.Value;
        var rounds = new Term(_builder, round);
        var distance = System.Math.Abs(step) == 1 ? rounds : rounds * System.Math.Abs(step);
        if (RoundCount.IsZero(_builder, _loop.Initial[counter]))
            return step > 0 ? distance.Value : (-distance).Value;
        var first = new Term(_builder, around(_loop.Initial[counter]));
        return (step > 0 ? first + distance : first - distance).Value;
    }

    private Value AtEnd(Value value, Value count)
    {
        var index = _loop.Body.Parameters.ToList().FindIndex(parameter => parameter.Value == value);
        return index < 0 ? value : index == _state.Shape.Counter ? Counter(count, around => around) : Load(index);
    }

    private Value Slot(int number) => _builder.EmitLiteral(number, IrType.Int32);

    private string NameOf(Value value) => _builder.DefinitionOf(value).Name ?? (_builder.TypeOf(value).IsIndexed ? "array" : "carried");

    private Definition Make(string operation, IrType type, string name)
    {
        var definition = _builder.Define(type, name, isHint: true);
        Add(new Let([definition], new Primitive(operation), [], Origin.None));
        return definition;
    }
}
