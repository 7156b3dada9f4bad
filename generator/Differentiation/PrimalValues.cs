using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Values of the forward sweep as the reverse sweep refers to them. What is still in scope is itself; anything else is a
/// <see cref="Primal"/> of the context that is being reversed, and <see cref="Recording"/> decides later how it gets there.
/// </summary>
internal sealed class PrimalValues
{
    private readonly FunctionBuilder _builder;
    private readonly Dictionary<Value, Loop?> _loops = [];
    private readonly Dictionary<Label, Loop?> _loopsAround = [];
    private readonly HashSet<Value> _inScope = [];
    private readonly Dictionary<Loop, SweepContext> _current = new(ReferenceEquality<Loop>.Instance);
    private readonly Dictionary<Loop, LoopRecord> _records = new(ReferenceEquality<Loop>.Instance);
    private readonly Dictionary<Label, Definition> _completions = [];
    private readonly Dictionary<(Let, Value), Definition> _snapshots = [];
    private readonly Dictionary<int, SweepContext> _contexts = [];
    private readonly PrimalValues? _around;
    private int _contextCount;
    private Dictionary<Value, Value> _standIns = [];

    /// <param name="builder">Receives what is emitted.</param>
    /// <param name="function">The forward sweep; of a checkpointed loop, some of its rounds.</param>
    /// <param name="flow">Where control goes in it.</param>
    /// <param name="around">Where the function is rounds of a checkpointed loop, the values around the loop.</param>
    public PrimalValues(FunctionBuilder builder, Function function, ControlFlow flow, PrimalValues? around = null)
    {
        _builder = builder;
        _around = around;
        _inScope.UnionWith(function.Parameters.Select(parameter => parameter.Value));
        _inScope.UnionWith(function.Body.Instructions.SelectMany(instruction => instruction.Results).Select(result => result.Value));
        Visit(function.Body, null, flow);
        Outermost = NewContext(null, false, null);
    }

    public SweepContext Outermost { get; }

    public IEnumerable<SweepContext> Contexts => _contexts.Values;

    public IEnumerable<LoopRecord> Loops => _records.Values;

    /// <summary>For constructs that may be left early, by their ends, whether control went on behind them.</summary>
    public IReadOnlyDictionary<Label, Definition> Completions => _completions;

    /// <summary>Copies of arrays that are overwritten after an operation on the whole of them.</summary>
    public IReadOnlyDictionary<(Let Reader, Value Array), Definition> Snapshots => _snapshots;

    /// <summary>The context that a value is needed in; null where it is one of other values than these.</summary>
    public SweepContext? ContextOf(Primal primal) => _contexts.TryGetValue(primal.Context, out var context) ? context : null;

    public LoopRecord RecordOf(Loop loop) => _records[loop];

    /// <summary>The loop that a value of the forward sweep is computed in; null for what is in none.</summary>
    public Loop? LoopOf(Value value) => _loops.TryGetValue(value, out var loop) ? loop : null;

    /// <summary>Whether a value is one of the forward sweep itself, and not of what is recorded along it.</summary>
    public bool IsPrimal(Value value) => _inScope.Contains(value) || _loops.ContainsKey(value);

    public bool IsInScope(Value value) => _inScope.Contains(value) || !_loops.ContainsKey(value);

    /// <summary>The value itself, or what has the same bits and is in scope.</summary>
    public Value Get(Value primal)
    {
        if (_standIns.TryGetValue(primal, out var standIn))
            return Get(standIn);
        if (IsInScope(primal))
            return primal;
        if (_builder.ProducerOf(primal) is { Operation: Literal literal } let)
            return _builder.Emit(literal, let.Result.Type);
        var context = ContextOf(primal);
        if (context is { Counter: { } counter, Loop: { } loop } && loop.Body.Parameters[_records[loop].Shape.Counter!.Value].Value == primal)
            return counter;
        var definition = _builder.DefinitionOf(primal);
        var value = _builder.Emit(new Primal(context.Id), definition.Type, primal);
        return definition.Name is { } name ? _builder.Rename(value, name, isHint: true) : value;
    }

    /// <summary>What is computed in every round of a counted loop from what does not change, computed once more outside of it.</summary>
    public Value GetInvariant(Value primal, Loop loop)
    {
        if (LoopOf(primal) != loop || _builder.ProducerOf(primal) is not { } let)
            return Get(primal);
        return _builder.Emit(let.Operation, let.Result.Type, [.. let.Operands.Select(operand => GetInvariant(operand, loop))]);
    }

    /// <summary>Whether control went on behind a construct that may be left early.</summary>
    public Value Completion(Instruction construct)
    {
        var end = ControlFlow.EndOf(construct);
        if (!_completions.TryGetValue(end, out var completion))
        {
            _completions.Add(end, completion = _builder.Define(IrType.Boolean, "goesOn", isHint: true));
            _loops[completion.Value] = _loopsAround[end];
        }

        return Get(completion.Value);
    }

    /// <summary>An array as it was when an operation read the whole of it.</summary>
    public Value Snapshot(Let reader, Value array)
    {
        if (!_snapshots.TryGetValue((reader, array), out var snapshot))
        {
            _snapshots.Add((reader, array), snapshot = _builder.Define(_builder.TypeOf(array) is MatrixType matrix ? matrix : new ArrayType(_builder.TypeOf(array).Element), _builder.DefinitionOf(array).Name, isHint: true));
            _loops[snapshot.Value] = LoopOf(reader.Result.Value);
            if (_inScope.Contains(reader.Result.Value))
                _inScope.Add(snapshot.Value);
        }

        return Get(snapshot.Value);
    }

    /// <summary>Goes through a loop in one of the two ways.</summary>
    public SweepContext Enter(Loop loop, bool isLastRound)
    {
        var parent = _records[loop].Parent is { } outer ? _current[outer] : Outermost;
        return _current[loop] = NewContext(loop, isLastRound, parent);
    }

    /// <summary>While an arm that always ends is reversed, the results of its branch stand for what the arm gave them.</summary>
    public Dictionary<Value, Value> EnterArm(If branch, Region? arm)
    {
        var outer = _standIns;
        if (arm is null || arm.Exit.Target != branch.End)
            return outer;
        _standIns = new Dictionary<Value, Value>(outer);
        for (var i = 0; i < branch.Results.Count; i++)
        {
            if (!IsInScope(arm.Exit.Values[i]) && arm.Instructions.SelectMany(instruction => instruction.Results).Any(result => result.Value == arm.Exit.Values[i]) && _builder.ProducerOf(arm.Exit.Values[i]) is not { Operation: Literal })
                _standIns[arm.Exit.Values[i]] = branch.Results[i].Value;
        }

        return outer;
    }

    public void LeaveArm(Dictionary<Value, Value> outer) => _standIns = outer;

    private SweepContext ContextOf(Value primal) => _loops[primal] is { } loop ? _current[loop] : Outermost;

    private SweepContext NewContext(Loop? loop, bool isLastRound, SweepContext? parent)
    {
        var context = new SweepContext(NextContext(), loop, isLastRound, parent);
        _contexts.Add(context.Id, context);
        return context;
    }

    private int NextContext() => _around?.NextContext() ?? _contextCount++;

    private void Visit(Region region, Loop? loop, ControlFlow flow)
    {
        foreach (var parameter in region.Parameters)
            _loops[parameter.Value] = loop;
        foreach (var instruction in region.Instructions)
        {
            if (instruction is not Let)
                _loopsAround[ControlFlow.EndOf(instruction)] = loop;
            foreach (var result in instruction.Results)
                _loops[result.Value] = loop;
            if (instruction is Loop inner)
            {
                _records.Add(inner, new LoopRecord(
                    inner, loop, LoopShape.Of(inner, flow, _builder.ProducerOf), _builder.Define(new CellType(IrType.Int32), "rounds"), _builder.Define(IrType.Int32, "firstRound", isHint: true)));
                _loops[_records[inner].FirstRound.Value] = loop;
                Visit(inner.Body, inner, flow);
            }
            else
            {
                foreach (var nested in instruction.Regions())
                    Visit(nested, loop, flow);
            }
        }
    }
}
