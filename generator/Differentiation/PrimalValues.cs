using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Makes values of the forward sweep available where the reverse sweep needs them. What was computed in the arm of a branch is out of
/// scope there: the branch's result stands for what the arm gave, anything else is computed again from what is in scope.
/// </summary>
internal sealed class PrimalValues(FunctionBuilder builder)
{
    private readonly Dictionary<Value, Instruction> _armDefinitions = [];
    private Dictionary<Value, Value> _available = [];

    /// <summary>The value itself, or what has the same bits and is in scope.</summary>
    public Value Get(Value primal)
    {
        if (_available.TryGetValue(primal, out var value))
            return value;
        if (!_armDefinitions.TryGetValue(primal, out var definition))
            return primal;

        var copier = new RegionCopier(builder) { Origin = origin => origin.Reversed() };
        foreach (var used in definition.Operands().Concat(definition.Regions().SelectMany(IrTraversal.Uses)).Distinct().ToList())
            copier.Map(used, Get(used));
        copier.Copy(definition);
        foreach (var result in definition.Results)
            _available[result.Value] = copier[result.Value];
        return _available[primal];
    }

    /// <summary>Enters the reverse of an arm; what the result brings back is put to <see cref="Leave"/>.</summary>
    public Dictionary<Value, Value> Enter(If branch, Region arm)
    {
        var outer = _available;
        var inner = new Dictionary<Value, Value>(outer);
        foreach (var instruction in arm.Instructions)
        {
            foreach (var result in instruction.Results)
                _armDefinitions[result.Value] = instruction;
        }

        for (var i = 0; i < branch.Results.Count; i++)
        {
            if (_armDefinitions.ContainsKey(arm.Exit.Values[i]) && !inner.ContainsKey(arm.Exit.Values[i]))
                inner[arm.Exit.Values[i]] = Get(branch.Results[i].Value);
        }

        _available = inner;
        return outer;
    }

    public void Leave(Dictionary<Value, Value> outer) => _available = outer;
}
