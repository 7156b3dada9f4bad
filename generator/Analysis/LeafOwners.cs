using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>
/// The tuples and structs that leaves are read from. Each is named whole where it is passed on whole, to a call: there it stands for its
/// leaves, which vary and are useful because it is; and what is read of it are these leaves, and members that have no derivative.
/// </summary>
internal sealed class LeafOwners
{
    private readonly Dictionary<Value, List<Value>> _leaves = [];

    public LeafOwners(Function function, IReadOnlyList<Value> leaves)
    {
        var reads = function.Body.Instructions.OfType<Let>()
            .Where(let => let.Operation is ReadMember or ReadElement)
            .ToDictionary(let => let.Result.Value, let => let.Operands[0]);
        foreach (var leaf in leaves)
        {
            for (var part = leaf; reads.TryGetValue(part, out var owner); part = owner)
            {
                if (!_leaves.TryGetValue(owner, out var own))
                    _leaves.Add(owner, own = []);
                own.Add(leaf);
            }
        }
    }

    public IEnumerable<Value> All => _leaves.Keys;

    /// <summary>Whether an instruction reads a part of one of them.</summary>
    public bool IsRead(Let let) => let.Operation is ReadMember or ReadElement && _leaves.ContainsKey(let.Operands[0]);

    /// <summary>The leaves of those that a set has.</summary>
    public IEnumerable<Value> LeavesOf(HashSet<Value> owners) => _leaves.Where(pair => owners.Contains(pair.Key)).SelectMany(pair => pair.Value);
}
