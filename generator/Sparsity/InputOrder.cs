using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// The inputs of a block in the order of their columns, as far as that can be seen: by leaves, and those that only a constant lies between by
/// that. Rows whose columns ascend are written as they are.
/// </summary>
internal sealed class InputOrder(BlockFinder finder)
{
    public IReadOnlyList<BlockInput> Sort(IEnumerable<BlockInput> inputs)
    {
        var groups = new List<string>();
        return
        [
            .. inputs
                .OrderBy(input => input.Value.Index)
                .Select(input => (Input: input, Place: PlaceOf(input)))
                .Select(pair => (pair.Input, Group: GroupOf(pair.Place.Base), pair.Place.Constant))
                .OrderBy(pair => pair.Input.Leaf).ThenBy(pair => pair.Group).ThenBy(pair => pair.Constant)
                .Select(pair => pair.Input),
        ];

        int GroupOf(string place)
        {
            if (!groups.Contains(place))
                groups.Add(place);
            return groups.IndexOf(place);
        }
    }

    /// <summary>A place as something that others may have in common with it and a constant.</summary>
    public (string Base, double Constant) PlaceOf(BlockInput input)
    {
        if (input.Place is not { } place)
            return ("", 0);
        var last = place.Indices[place.Indices.Count - 1];
        var constant = 0.0;
        while (finder.LetOf(last) is { Operation: Primitive { Key: "Add" or "Subtract" } or CheckedArithmetic { Key: "Add" or "Subtract" } } sum && finder.LetOf(sum.Operands[1])?.Operation is Literal { Number: { } added })
        {
            constant += sum.Operation.Name == "Add" ? added : -added;
            last = sum.Operands[0];
        }

        var isConstant = finder.LetOf(last)?.Operation is Literal { Number: not null };
        if (isConstant)
            constant += ((Literal)finder.LetOf(last)!.Operation).Number!.Value;
        return ($"{string.Join(",", place.Offsets.Select(TextOf))};{string.Join(",", place.Indices.Take(place.Indices.Count - 1).Select(TextOf))};{(isConstant ? "" : last.ToString())}", constant);
    }

    private string TextOf(Value value) => finder.LetOf(value)?.Operation is Literal literal ? literal.Text : value.ToString();
}
