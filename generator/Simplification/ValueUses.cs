using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Simplification;

/// <summary>How the values of a function are used: what a line asks that pays only where nobody needs the old form as well.</summary>
internal sealed class ValueUses(Function function)
{
    private readonly Lazy<Dictionary<Value, int>> _counts = new(() => function.Body.Uses().GroupBy(value => value).ToDictionary(uses => uses.Key, uses => uses.Count()));
    private readonly Lazy<HashSet<Value>> _shared = new(() =>
    {
        var shared = new HashSet<Value>();
        FindShared(function.Body, null, shared);
        return shared;
    });

    public int CountOf(Value value) => _counts.Value.TryGetValue(value, out var count) ? count : 0;

    /// <summary>Whether a quotient has its divisor in common with others of its region, or with itself in the other rounds of a loop.</summary>
    public bool SharesDivisor(Let quotient) => _shared.Value.Contains(quotient.Result.Value);

    private static void FindShared(Region region, HashSet<Value>? madeInLoop, HashSet<Value> shared)
    {
        var quotients = region.Instructions.OfType<Let>().Where(let => let.Operation is Primitive { Key: "Divide" } && let.Result.Type.IsReal);
        foreach (var divided in quotients.GroupBy(let => let.Operands[1]))
        {
            if (divided.Count() > 1 || (madeInLoop is not null && !madeInLoop.Contains(divided.Key)))
                shared.UnionWith(divided.Select(let => let.Result.Value));
        }

        foreach (var instruction in region.Instructions)
        {
            var made = instruction is Loop loop ? loop.Body.DefinedValues() : madeInLoop;
            foreach (var inner in instruction.Regions())
                FindShared(inner, made, shared);
        }
    }
}
