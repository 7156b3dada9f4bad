using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>The forward sweep with what it records on its way.</summary>
internal sealed class RecordingSweep(
    FunctionBuilder builder, PrimalValues primal, RoundIndices indices, IReadOnlyDictionary<(Value, bool), Definition> slots)
{
    private readonly Dictionary<Label, Definition> _completions = primal.Completions
        .Where(pair => slots.ContainsKey((pair.Value.Value, false)) || slots.ContainsKey((pair.Value.Value, true)))
        .ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>The condition of a loop is being computed: whether there is one more round is not known yet.</summary>
    private bool _isBeforeRound;

    /// <summary>The loop whose rounds number the records of a value; null where no round does.</summary>
    public static Loop? IndexedBy(PrimalValues primal, Value value, bool ofLastRound) =>
        primal.LoopOf(value) is { } loop && ofLastRound ? primal.RecordOf(loop).Parent : primal.LoopOf(value);

    /// <summary>Makes the cells and tapes.</summary>
    public void Prepare()
    {
        builder.Origin = Origin.None;
        foreach (var slot in slots.OrderBy(pair => pair.Key.Item1.Index).ThenBy(pair => pair.Key.Item2).Select(pair => pair.Value))
            builder.Append(new Let([slot], new Primitive(slot.Type is CellType ? "NewCell" : "NewTape"), [], Origin.None));
        indices.Prepare();
    }

    public void Append(EquatableArray<Instruction> instructions)
    {
        foreach (var instruction in instructions)
        {
            builder.Origin = Origin.None;
            if (instruction is Let reader)
            {
                foreach (var array in instruction.Operands().Distinct().ToList())
                {
                    if (primal.Snapshots.TryGetValue((reader, array), out var snapshot))
                    {
                        builder.Append(new Let([snapshot], new Primitive(snapshot.Type is MatrixType ? "Clone" : "Snapshot"), [array], Origin.None));
                        Record(snapshot.Value);
                    }
                }
            }

            if (instruction is Loop run)
            {
                indices.BeginForward(run, Record);
                Reserve(run);
            }

            var end = instruction is Let ? default : ControlFlow.EndOf(instruction);
            if (instruction is not Let && _completions.TryGetValue(end, out var completion))
                RecordConstant(completion, isTrue: false);
            builder.Append(instruction.SelectRegions(region => Inside(region, instruction as Loop)));
            foreach (var result in instruction.Results)
                Record(result.Value);
            if (instruction is not Let && _completions.TryGetValue(end, out completion))
                RecordConstant(completion, isTrue: true);
        }
    }

    /// <summary>Makes room for what the rounds of a counted loop record, so that a record is no more than a write.</summary>
    private void Reserve(Loop run)
    {
        foreach (var (tape, recorded, loop) in slots.Where(slot => slot.Value.Type is TapeType { IsReserved: true })
            .OrderBy(slot => slot.Value.Value.Index)
            .Select(slot => (slot.Value.Value, slot.Key.Item1, IndexedBy(primal, slot.Key.Item1, slot.Key.Item2)!)))
        {
            if (indices.OutermostCounted(loop) is { } outermost && outermost.End == run.End)
                builder.Do(new Primitive("Reserve"), [tape, .. indices.Capacity(outermost, loop, recorded)]);
        }
    }

    private Region Inside(Region region, Loop? loop)
    {
        builder.BeginRegion();
        builder.Origin = Origin.None;
        if (loop is null)
            Append(region.Instructions);
        else
            AppendRound(loop, region);
        builder.Origin = Origin.None;
        indices.EndRound(region.Exit.Target);
        return builder.EndRegion(region.Parameters, region.Exit);
    }

    /// <summary>What only rounds that go on need is recorded behind the condition that lets them, so that the loop keeps its form.</summary>
    private void AppendRound(Loop loop, Region region)
    {
        foreach (var parameter in region.Parameters)
            Record(parameter.Value, parameter.Value, ofLastRound: true);
        var condition = LoopShape.ConditionAtTop(loop);
        var first = condition is null ? 0 : region.Instructions.ToList().IndexOf(condition) + 1;
        var before = region.Instructions.Take(first).ToEquatableArray();
        if (before.SelectMany(instruction => instruction.Regions()).SelectMany(IrTraversal.Descendants).SelectMany(instruction => instruction.Results).Any(result => slots.ContainsKey((result.Value, false))))
            before = [];
        _isBeforeRound = true;
        Append(before);
        _isBeforeRound = false;
        builder.Origin = Origin.None;
        indices.BeginRound(loop);
        foreach (var definition in region.Parameters.Concat(before.SelectMany(instruction => instruction.Results)))
            Record(definition.Value, definition.Value, ofLastRound: false);
        Append(region.Instructions.Skip(before.Count).ToEquatableArray());
    }

    private void RecordConstant(Definition completion, bool isTrue)
    {
        builder.Origin = Origin.None;
        var literal = builder.Emit(isTrue ? Literals.True : Literals.False, IrType.Boolean);
        Record(completion.Value, literal);
    }

    private void Record(Value value) => Record(value, value);

    private void Record(Value slotOf, Value value)
    {
        if (!_isBeforeRound)
            Record(slotOf, value, ofLastRound: false);
        Record(slotOf, value, ofLastRound: true);
    }

    private void Record(Value slotOf, Value value, bool ofLastRound)
    {
        if (!slots.TryGetValue((slotOf, ofLastRound), out var slot))
            return;
        builder.Origin = Origin.None;
        if (IndexedBy(primal, slotOf, ofLastRound) is { } loop)
            builder.Do(new Primitive("Record"), slot.Value, indices.Current(loop, slotOf), value);
        else
            builder.Do(new Primitive("Store"), slot.Value, value);
    }
}
