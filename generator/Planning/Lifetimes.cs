using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Planning;

/// <summary>
/// From when to when each value is needed, as positions in the order of the text. What the arm of a branch gives lives as long as
/// the result of the branch.
/// </summary>
internal sealed class Lifetimes
{
    private readonly Dictionary<Value, int> _lastUse = [];
    private readonly Dictionary<Instruction, int> _positions = new(ReferenceComparer.Instance);
    private int _position;

    public Lifetimes(Function function)
    {
        Visit(function.Body);
        foreach (var branch in function.Body.Descendants().OfType<If>().Reverse())
        {
            for (var i = 0; i < branch.Results.Count; i++)
            {
                foreach (var arm in branch.Regions().Where(arm => arm.Exit.Target == branch.End))
                    Use(arm.Exit.Values[i], LastUse(branch.Results[i].Value));
            }
        }

        // An extent is written where it is used, so the matrix keeps its shape until then.
        foreach (var extent in function.Body.Descendants().OfType<Let>().Where(let => let.Operation is Primitive { Key: "RowCount" or "ColumnCount" or "Count" }))
            Use(extent.Operands[0], LastUse(extent.Result.Value));
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

    private sealed class ReferenceComparer : IEqualityComparer<Instruction>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Instruction? x, Instruction? y) => ReferenceEquals(x, y);

        public int GetHashCode(Instruction obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
