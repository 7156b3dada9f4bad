using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Brings values of the forward sweep to where the reverse sweep needs them: into a cell where no loop is between, onto a tape by the
/// number of the round where one is, or by computing them again.
/// </summary>
internal sealed class Recording
{
    private readonly FunctionBuilder _builder;
    private readonly PrimalValues _primal;
    private readonly RecordingPlan _plan;
    private readonly RoundIndices _indices;
    private readonly Dictionary<(Value, bool), Definition> _slots = [];
    private readonly Stack<Dictionary<(Value, int), Value>> _available = new();
    private readonly Dictionary<Value, Value> _replaced = [];

    private Recording(FunctionBuilder builder, PrimalValues primal, RecordingPlan plan, RoundIndices indices)
    {
        _builder = builder;
        _primal = primal;
        _plan = plan;
        _indices = indices;
        foreach (var (value, ofLastRound) in plan.Recorded)
        {
            var definition = builder.DefinitionOf(value);
            var name = definition.Name ?? TemporaryNames.Of(builder.ProducerOf(value));
            _slots.Add((value, ofLastRound), IndexedBy(value, ofLastRound) is not { } loop
                ? builder.Define(new CellType(definition.Type), name, isHint: true)
                : builder.Define(new TapeType(definition.Type, indices.OutermostCounted(loop) is not null), name + "Tape", isHint: true));
        }
    }

    /// <summary>The function with its two sweeps joined by records; between them stands the mark where the sweep turns.</summary>
    public static Function Join(FunctionBuilder builder, Function function, PrimalValues primal, StorageClasses storage)
    {
        var instructions = function.Body.Instructions;
        var turn = instructions.ToList().FindIndex(instruction => instruction is Let { Operation: Primitive { Key: "Turn" } });
        var forward = function.Body with { Instructions = instructions.Take(turn).ToEquatableArray() };
        var reverse = function.Body with { Instructions = instructions.Skip(turn + 1).ToEquatableArray() };
        return function with { Body = Join(builder, forward, reverse, primal, storage, OutsideState.Of(function, storage)) };
    }

    /// <summary>A region of both sweeps, with the parameters of the forward one and the exit of the reverse one.</summary>
    public static Region Join(FunctionBuilder builder, Region forward, Region reverse, PrimalValues primal, StorageClasses storage, OutsideState outside)
    {
        var plan = new RecordingPlan(builder, primal, storage, outside);
        plan.Decide(Needs(reverse, primal).Distinct());
        var indices = new RoundIndices(builder, primal, new RoundInvariance(builder, primal, storage, outside), plan, [.. reverse.Uses()]);
        return new Recording(builder, primal, plan, indices).JoinSweeps(forward, reverse);
    }

    private static IEnumerable<(Value Value, SweepContext Context)> Needs(Region reverse, PrimalValues primal)
    {
        foreach (var let in reverse.Descendants().OfType<Let>())
        {
            if (let.Operation is Primal needed && primal.ContextOf(needed) is { } context)
                yield return (let.Operands[0], context);
        }
    }

    private Region JoinSweeps(Region forward, Region reverse)
    {
        var recordingSweep = new RecordingSweep(_builder, _primal, _indices, _slots);
        _builder.BeginRegion();
        recordingSweep.Prepare();
        recordingSweep.Append(forward.Instructions);
        _available.Push([]);
        Append(reverse.Instructions);
        _available.Pop();
        return _builder.EndRegion(forward.Parameters, Replace(reverse.Exit));
    }

    private void Append(EquatableArray<Instruction> instructions)
    {
        foreach (var instruction in instructions)
        {
            _builder.Origin = instruction.Origin;
            switch (instruction)
            {
                case Let { Operation: Primal primal } let when _primal.ContextOf(primal) is { } context:
                    _replaced[let.Result.Value] = Named(Materialise(let.Operands[0], context), let.Result);
                    break;
                case Let let:
                    _builder.Append(ValueRewriter.Rewrite(let, Replace));
                    break;
                case If branch:
                    _builder.Append(branch with { Condition = Replace(branch.Condition), Then = Inside(branch.Then), Else = Inside(branch.Else) });
                    break;
                case Loop loop:
                    if (_primal.Contexts.FirstOrDefault(context => context.ReversedBy == loop.End) is { } rounds)
                        _indices.BeginReverse(rounds, Materialise);
                    _builder.Append(loop with { Initial = loop.Initial.Select(Replace).ToEquatableArray(), Body = Inside(loop.Body) });
                    break;
                default:
                    _builder.Append(instruction.SelectRegions(Inside));
                    break;
            }
        }
    }

    private Region Inside(Region region)
    {
        _available.Push([]);
        _builder.BeginRegion();
        Append(region.Instructions);
        _available.Pop();
        return _builder.EndRegion(region.Parameters, Replace(region.Exit));
    }

    private Exit Replace(Exit exit) => exit with { Values = exit.Values.Select(Replace).ToEquatableArray() };

    private Value Replace(Value value) => _replaced.TryGetValue(value, out var other) ? other : value;

    private Value Named(Value value, Definition result) => result.Name is { } name && !_primal.IsInScope(result.Value) ? _builder.Rename(value, name, isHint: true) : value;

    /// <summary>A forward value at this point of the reverse sweep.</summary>
    private Value Materialise(Value value, SweepContext context)
    {
        if (_primal.IsInScope(value))
            return value;
        var key = (value, context.Id);
        foreach (var table in _available)
        {
            if (table.TryGetValue(key, out var available))
                return available;
        }

        var made = Make(value, context);
        _available.Peek()[key] = made;
        return made;
    }

    private Value Make(Value value, SweepContext context)
    {
        var definition = _builder.DefinitionOf(value);
        if (_plan.IsRecorded(value, context))
        {
            var slot = _slots[(value, context.IsLastRound)];
            return IndexedBy(value, context.IsLastRound) is null
                ? _builder.Emit(new Primitive("Load"), definition.Type, definition.Name, [slot.Value])
                : _builder.Emit(new Primitive("Recall"), definition.Type, definition.Name, [slot.Value, _indices.Of(value, context.IsLastRound ? context.Parent! : context, Materialise)]);
        }

        if (_plan.IsKnownFromRound(value, context, out var index))
            return _indices.CarriedValue(index, context, Materialise);
        var let = _builder.ProducerOf(value)!;
        var operands = let.Operands.Select(operand => _primal.IsInScope(operand) ? operand : Materialise(operand, _plan.ContextOf(operand, context))).ToList();
        var result = _builder.Define(definition.Type, definition.Name, isHint: true);
        _builder.Append(new Let([result], let.Operation, operands.ToEquatableArray(), let.Origin.Reversed()));
        return result.Value;
    }

    /// <summary>The loop whose rounds number the records of a value: the last round of a loop is one for each round of the loop around it.</summary>
    private Loop? IndexedBy(Value value, bool ofLastRound) => RecordingSweep.IndexedBy(_primal, value, ofLastRound);
}
