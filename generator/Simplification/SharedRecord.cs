using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Simplification;

/// <summary>Writes the loop that makes the records of one value, and the loops that made them without.</summary>
internal sealed class SharedRecord
{
    private readonly FunctionBuilder _builder;
    private readonly RegionCopier _copier;
    private readonly SharedRecords.Found _found;

    public SharedRecord(Function function, SharedRecords.Found found)
    {
        _builder = FunctionBuilder.Continuing(function);
        _copier = new RegionCopier(_builder);
        _found = found;
    }

    public IReadOnlyList<Instruction> Write()
    {
        _builder.BeginRegion();
        Copy(_found.Outer.Body);
        var loop = Loop();
        var before = _builder.EndRegion(Exit.Unreachable).Instructions;
        return [.. before, loop, _found.Outer with { Body = WithoutRecord(_found.Outer.Body) }];
    }

    private Loop Loop()
    {
        var (counter, guard, _) = _found.Slice;
        var inner = _found.Inner;
        var initial = _copier[inner.Initial[counter]];
        var (next, end, round) = (_builder.NewLabel(), _builder.NewLabel(), _builder.NewLabel());
        var original = inner.Body.Parameters[counter];
        var parameter = _builder.Define(original.Type, original.Name, original.IsHint);
        _copier.Map(original.Value, parameter.Value);

        _builder.BeginRegion();
        foreach (var instruction in inner.Body.Instructions)
        {
            if (ReferenceEquals(instruction, guard))
                _builder.Append(new If([], _copier[guard.Condition], round, new Region([], [], new Exit(round, [])), new Region([], [], new Exit(end, [])), guard.Origin));
            else if (ReferenceEquals(instruction, _found.Record) || IsNeeded(instruction))
                _copier.Copy(instruction);
        }

        var body = _builder.EndRegion([parameter], new Exit(next, [_copier[inner.Body.Exit.Values[counter]]]));
        return new Loop([], [initial], next, end, body, TripCount.Unknown, inner.Origin);
    }

    private void Copy(Region region)
    {
        foreach (var instruction in region.Instructions.Where(IsNeeded))
            _copier.Copy(instruction);
    }

    private bool IsNeeded(Instruction instruction) => instruction is Let let && _found.Slice.Lets.Contains(let);

    private Region WithoutRecord(Region region) => region with
    {
        Instructions = region.Instructions
            .Where(instruction => !ReferenceEquals(instruction, _found.Record))
            .Select(instruction => ReferenceEquals(instruction, _found.Inner) ? instruction.SelectRegions(WithoutRecord) : instruction)
            .ToEquatableArray(),
    };
}
