using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Planning;

/// <summary>
/// From when to when each value is needed, as positions in the order of the text. What the arm of a branch gives lives as long as
/// the result of the branch.
/// </summary>
internal sealed class Lifetimes
{
    private readonly Dictionary<Value, int> _lastUse = [];
    private readonly Dictionary<Instruction, int> _positions = new(ReferenceEquality<Instruction>.Instance);
    private int _position;

    public Lifetimes(Function function)
    {
        Visit(function.Body);

        // What a loop starts with may be what it ends with, and the result of one branch may be what an arm of another gives, so this goes on until nothing lives longer.
        var given = Joins.Of(function).Concat(Joins.OfLoops(function)).ToList();
        bool changed;
        do
        {
            changed = false;
            foreach (var (targets, values) in given)
            {
                for (var i = 0; i < targets.Count; i++)
                {
                    changed |= LastUse(values[i]) < LastUse(targets[i].Value);
                    Use(values[i], LastUse(targets[i].Value));
                }
            }
        }
        while (changed);
    }

    public int Position(Instruction instruction) => _positions[instruction];

    public int LastUse(Value value) => _lastUse.TryGetValue(value, out var position) ? position : -1;

    private void Visit(Region region)
    {
        foreach (var instruction in region.Instructions)
        {
            foreach (var inner in instruction.Regions())
                Visit(inner);
            _positions[instruction] = _position;
            foreach (var operand in instruction.Operands())
                Use(operand, _position);
            _position++;
        }

        foreach (var value in region.Exit.Values)
            Use(value, _position);
    }

    private void Use(Value value, int position) => _lastUse[value] = Math.Max(LastUse(value), position);
}
