using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// Goes through the regions of a function, and runs both arms of each branch whose way is not known, one after the other. An exit out of such an
/// arm does not leave: what it brings is added to what comes to its label by other ways, and control goes on behind the arm.
/// </summary>
internal sealed class DependencySweep(DependencyValues values, DependencyRules rules, Certainty certainty, CountedRounds rounds)
{
    private readonly Dictionary<Label, Target> _targets = [];

    /// <summary>The ends of the uncertain arms that are open.</summary>
    private readonly Stack<Label> _arms = new();

    private FunctionBuilder Builder => values.Builder;

    /// <summary>Appends what stands for the instructions of a region.</summary>
    /// <returns>Whether control comes to their end.</returns>
    public bool Replace(EquatableArray<Instruction> instructions)
    {
        foreach (var instruction in instructions)
        {
            Builder.Origin = instruction.Origin.Tangent();
            switch (instruction)
            {
                case Let let:
                    rules.Replace(let);
                    if (rules.IsThrown(let))
                        return false;
                    break;
                case If branch when certainty.IsUncertain(branch):
                    ReplaceBoth(branch);
                    break;
                case If branch:
                    var choice = Open(branch.End, branch.Results, branch.Origin);
                    Append(choice, branch with { Condition = values.Known(branch.Condition), Then = Replace(branch.Then), Else = Replace(branch.Else) });
                    break;
                case Block block:
                    var around = Open(block.End, block.Results, block.Origin);
                    Append(around, block with { Body = Replace(block.Body) });
                    break;
                case Loop loop:
                    Replace(loop);
                    break;
            }
        }

        return true;
    }

    private Region Replace(Region region)
    {
        Builder.BeginRegion();
        return Builder.EndRegion(Replace(region.Instructions) ? Leave(region) : Exit.Unreachable);
    }

    private void ReplaceBoth(If branch)
    {
        var choice = Open(branch.End, branch.Results, branch.Origin);
        foreach (var arm in branch.Regions())
        {
            var end = Builder.NewLabel();
            _arms.Push(end);
            var region = Replace(arm);
            _arms.Pop();
            Builder.Append(new Block([], end, region, branch.Origin.Tangent()));
        }

        Close(choice);
    }

    private void Replace(Loop loop)
    {
        rounds.Require(loop);
        var end = Open(loop.End, loop.Results, loop.Origin);
        var next = Open(loop.Next, loop.Body.Parameters, loop.Origin, isNext: true);
        var initial = next.Slots.Select(slot => Brought(slot, loop.Initial)).ToEquatableArray();
        Builder.BeginRegion();
        for (var i = 0; i < next.Slots.Count; i++)
        {
            Set(next.Slots[i], next.Slots[i].Defined!.Value);
            if (next.IsDoubtful)
                next.Slots[i] = next.Slots[i] with { Cell = NewCell(next.Slots[i].Type, next.Slots[i].Original) };
        }

        var exit = Replace(loop.Body.Instructions) ? Leave(loop.Body) : Exit.Unreachable;
        var body = Builder.EndRegion(next.Slots.Select(slot => slot.Defined!).ToEquatableArray(), exit);
        Append(end, loop with { Initial = initial, Body = body, TripCount = TripCount.Unknown, Checkpointing = Checkpointing.None });
    }

    /// <summary>Appends a construct, and lets its results stand for those of the original.</summary>
    private void Append(Target target, Instruction construct)
    {
        Builder.Append(construct with
        {
            Results = target.Slots.Select(slot => slot.Defined).OfType<Definition>().ToEquatableArray(),
            Origin = construct.Origin.Tangent(),
        });
        Close(target);
    }

    private void Close(Target target)
    {
        foreach (var slot in target.Slots)
            Set(slot, slot.Defined?.Value ?? Read(slot));
    }

    /// <summary>Makes room for what the exits to a label bring: results, or where not every exit leaves, variables.</summary>
    private Target Open(Label label, EquatableArray<Definition> originals, Origin origin, bool isNext = false)
    {
        var target = new Target(label, [], certainty.IsDoubtful(label), isNext);
        for (var i = 0; i < originals.Count; i++)
        {
            var original = originals[i];
            var varied = values.VariedPartsOf(original.Value).ToList();
            foreach (var (part, type) in varied)
                target.Slots.Add(NewSlot(i, part, DependencyValues.CanBeReplaced(type) ? DependencyValues.DependenciesOf(type) : throw DependencyRules.OtherType(origin)));
            if (varied.Count == 0 && certainty.IsKnown(original.Value))
                target.Slots.Add(NewSlot(i, null, original.Type));

            Slot NewSlot(int index, TangentPart? part, IrType type)
            {
                if (target.IsDoubtful && type.IsStorage)
                    throw DependencyRules.Choice(origin);
                return target.IsDoubtful && !isNext
                    ? new Slot(index, part, original, type, NewCell(type, original), null)
                    : new Slot(index, part, original, type, null, Builder.Define(type, original.Name, original.IsHint));
            }
        }

        _targets[label] = target;
        return target;
    }

    /// <summary>Adds what a region brings to what comes to its label by other ways, and goes to where control does.</summary>
    private Exit Leave(Region region)
    {
        var brought = new List<Value>();
        if (region.Exit != Exit.Unreachable)
        {
            var target = _targets[region.Exit.Target];
            brought.AddRange(target.Slots.Select(slot => Brought(slot, region.Exit.Values)));
            for (var i = 0; target.IsDoubtful && i < brought.Count; i++)
                Add(target.Slots[i], brought[i]);
        }

        if (certainty.DestinationOf(region) is not { } destination)
            return _arms.Count > 0 ? new Exit(_arms.Peek(), []) : Exit.Unreachable;
        return _targets[destination].IsDoubtful ? Arrive(_targets[destination]) : new Exit(destination, brought.ToEquatableArray());
    }

    /// <summary>The exit to a label whose variables hold what it takes.</summary>
    private Exit Arrive(Target target) => new(target.Label, target.IsNext ? target.Slots.Select(Read).ToEquatableArray() : []);

    private Value Brought(Slot slot, EquatableArray<Value> brought)
    {
        var value = brought[slot.Index];
        if (slot.Part is not { } part)
            return values.Known(value);
        return values.Find(part with { Value = value }) ?? (slot.Type == IrType.Dependencies ? values.None() : ZeroLike(value, slot.Type));
    }

    /// <summary>Storage that does not vary, where it comes together with some that does.</summary>
    private Value ZeroLike(Value original, IrType type)
    {
        var zero = Builder.Emit(new Primitive("NewArray"), new ArrayType(IrType.Dependencies), Builder.Emit(new Primitive("Length"), IrType.Int32, values.Known(original)));
        return type is SpanType ? Builder.Emit(new Primitive("View"), type, zero) : zero;
    }

    private void Add(Slot slot, Value brought)
    {
        if (Builder.ProducerOf(brought)?.Operation is Literal && slot.Part is not null)
            return;
        Builder.Origin = Origin.None.Tangent();
        Builder.Do(new Primitive("Store"), slot.Cell!.Value, slot.Part is null ? brought : values.Union([Read(slot), brought])!.Value);
    }

    private Value NewCell(IrType type, Definition original) => Builder.Emit(new Primitive("NewCell"), new CellType(type), original.Name ?? "joined", []);

    private Value Read(Slot slot) => Builder.Emit(new Primitive("Load"), slot.Type, slot.Cell!.Value);

    private void Set(Slot slot, Value value)
    {
        if (slot.Part is { } part)
            values.Set(part, value);
        else
            values.SetKnown(slot.Original.Value, value);
    }

    /// <summary>What the exits to a label give values to.</summary>
    /// <param name="IsDoubtful">Not every exit to it leaves.</param>
    /// <param name="IsNext">It is the next round of a loop, whose variables are made anew in each.</param>
    private sealed record Target(Label Label, List<Slot> Slots, bool IsDoubtful, bool IsNext);

    /// <summary>What stands for a part of a result, or for one that is known.</summary>
    /// <param name="Index">Its place among the values that exits bring.</param>
    /// <param name="Part">The part; null for what is known.</param>
    /// <param name="Cell">The variable that exits add to, where not all leave.</param>
    /// <param name="Defined">The result, where exits bring it.</param>
    private sealed record Slot(int Index, TangentPart? Part, Definition Original, IrType Type, Value? Cell, Definition? Defined);
}
