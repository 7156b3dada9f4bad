using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Simplification;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Reverses a checkpointed loop: as the schedule says, a snapshot is restored, rounds are run again without recording, and a block of them
/// is run with recording and reversed at once.
/// </summary>
internal sealed class CheckpointedSweep(FunctionBuilder builder, StorageClasses storage, ReverseSweep sweep, CheckpointedLoop checkpointed, Loop loop)
{
    private static readonly Origin Backward = Origin.None with { Sweep = Sweep.Backward };

    private readonly Dictionary<Value, Value> _around = [];

    /// <summary>From the adjoints of the carried values behind the last round and of what the rounds use from around the loop, to those before the first.</summary>
    /// <param name="active">The positions of those carried values that have adjoints.</param>
    /// <param name="used">The values from around the loop.</param>
    public void Reverse(IReadOnlyList<int> active, IReadOnlyList<Value> used)
    {
        builder.Origin = Backward;
        foreach (var value in checkpointed.UsedFromAround())
            _around[value] = sweep.Primal.Get(value);
        List<Value> accumulated = [.. active.Select(index => loop.Body.Parameters[index].Value), .. used];
        List<Value> initial = [.. active.Select(Initial), .. used.Select(sweep.Complete)];
        var bringBack = checkpointed.PutAside(Around);
        var carried = accumulated.Select(sweep.DefineAdjointOf).ToEquatableArray();
        var (next, end) = (builder.NewLabel(), builder.NewLabel());

        builder.BeginRegion();
        checkpointed.LeaveAtLastAction(end, Values(carried));
        var isReverse = checkpointed.Read("IsReverse", IrType.Boolean);
        var endOfAction = builder.NewLabel();
        builder.BeginRegion();
        var before = ReverseBlock(active, used, Values(carried));
        builder.Origin = Backward;
        var block = builder.EndRegion(new Exit(endOfAction, before));
        builder.BeginRegion();
        checkpointed.Move(Around);
        var move = builder.EndRegion(new Exit(endOfAction, Values(carried)));
        var given = accumulated.Select(sweep.DefineAdjointOf).ToEquatableArray();
        builder.Append(new If(given, isReverse, endOfAction, block, move, builder.Origin));
        var body = builder.EndRegion(carried, new Exit(next, Values(given)));
        var results = accumulated.Select(sweep.DefineAdjointOf).ToEquatableArray();
        builder.Append(new Loop(results, initial.ToEquatableArray(), next, end, body, TripCount.Unknown, loop.Origin.Reversed()));
        bringBack();
        for (var i = 0; i < accumulated.Count; i++)
            sweep.Adjoints.Set(accumulated[i], Adjoints.Whole, results[i].Value);
    }

    /// <summary>Runs the rounds of a block with recording, and reverses them; gives the adjoints before the block.</summary>
    private EquatableArray<Value> ReverseBlock(IReadOnlyList<int> active, IReadOnlyList<Value> used, EquatableArray<Value> adjoints)
    {
        builder.Origin = Origin.None;
        var rounds = checkpointed.Rounds(Around);
        var inner = sweep.Inside(rounds);
        builder.BeginRegion();
        var before = inner.ReverseRounds(rounds, active, active.Select(checkpointed.IndexOf).ToList(), used, adjoints);
        var reverse = Needed(builder.EndRegion(new Exit(builder.NewLabel(), before)));
        var forward = new Region([], [rounds], reverse.Exit);
        var joined = ValueRewriter.Rewrite(Recording.Join(builder, forward, reverse, inner.Primal, storage, OutsideState.Of(forward, storage)), Around);
        foreach (var instruction in joined.Instructions)
        {
            // One tape serves all blocks.
            if (instruction is Let { Operation: Primitive { Key: "NewTape" } } tape)
                checkpointed.Add(tape);
            else
                builder.Append(instruction);
        }

        return joined.Exit.Values;
    }

    /// <summary>What no adjoint comes of is dropped before it is decided what the rounds record.</summary>
    private Region Needed(Region reverse)
    {
        var defined = reverse.DefinedValues();
        var parameters = reverse.Uses().Distinct().Where(value => !defined.Contains(value)).Select(builder.DefinitionOf).ToEquatableArray();
        var function = new Function("", reverse.Exit.Values.Select(builder.TypeOf).ToEquatableArray(), reverse.Exit.Target, reverse with { Parameters = parameters });
        return DeadCode.Remove(function, builder).Body with { Parameters = [] };
    }

    /// <summary>The adjoint of a carried value behind the last round. The cells hold the state there, so that a matrix has the shape of that.</summary>
    private Value Initial(int index)
    {
        var parameter = loop.Body.Parameters[index];
        if (sweep.Adjoints.Find(parameter.Value) is { } adjoint)
            return adjoint;
        return parameter.Type is MatrixType && new Term(builder, checkpointed.Load(index)) is var like
            ? Notation.FilledLike(like, like.Constant(0)).Value
            : builder.EmitLiteral(0, parameter.Type);
    }

    private Value Around(Value value) => _around.TryGetValue(value, out var other) ? other : value;

    private static EquatableArray<Value> Values(EquatableArray<Definition> definitions) => definitions.Select(definition => definition.Value).ToEquatableArray();
}
