using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// The statements of a function in the order in which they are printed, with what each reads, what it sets, and where control goes
/// from there. An expression is evaluated in the statement that it is written in.
/// </summary>
internal sealed class FlowGraph
{
    private readonly Inlining _inlining;
    private readonly Targets _targets;
    private readonly NeededValues _needed;
    private readonly Calls _calls;
    private readonly Dictionary<Label, int> _marks = [];
    private readonly List<(Node Node, Label Label)> _jumps = [];

    public FlowGraph(Function function, Inlining inlining, Targets targets, NeededValues needed)
    {
        _inlining = inlining;
        _targets = targets;
        _needed = needed;
        _calls = new Calls(inlining);
        Visit(function.Body);
        foreach (var (node, label) in _jumps)
        {
            if (_marks.TryGetValue(label, out var mark))
                node.Next.Add(mark);
        }
    }

    public List<Node> Nodes { get; } = [];

    private void Visit(Region region)
    {
        foreach (var instruction in region.Instructions.Where(instruction => !_inlining.IsPartOfOther(instruction)))
            Visit(instruction);
        var targets = _targets.Of(region.Exit);
        var exit = targets is null ? Reading(region.Exit.Values) : Moving(targets, region.Exit.Values);
        _jumps.Add((exit, region.Exit.Target));
    }

    private void Visit(Instruction instruction)
    {
        switch (instruction)
        {
            case Let { Operation: Primitive { Key: "Freeze" } }:
                break;
            case Let let when let.Results.Count == 1 && !_needed.IsNeeded(let.Result.Value) && _needed.MayDrop(let):
                break;
            case Let let:
                var isSet = let.Results.Count == 1 && _inlining.AliasOf(let.Result.Value) is null && _needed.IsNeeded(let.Result.Value);
                FallThrough(Reading(let.Operands, isSet ? let.Result.Value : null, _calls.AreIn(let)));
                break;
            case If branch when _inlining.IsConditionalExpression(branch):
                for (var i = 0; i < branch.Results.Count; i++)
                    FallThrough(Reading([branch.Condition, branch.Then.Exit.Values[i], branch.Else.Exit.Values[i]], branch.Results[i].Value));
                break;
            case If branch:
                var condition = Reading([branch.Condition]);
                FallThrough(condition);
                Visit(branch.Then);
                FallThrough(condition);
                Visit(branch.Else);
                Mark(branch.End);
                break;
            case Block block:
                Visit(block.Body);
                Mark(block.End);
                break;
            case Loop loop:
                FallThrough(Moving(loop.Body.Parameters, loop.Initial));
                Mark(loop.Next);
                Visit(loop.Body);
                Mark(loop.End);
                break;
        }
    }

    private Node Reading(IReadOnlyList<Value> operands, Value? set = null, bool calls = false) =>
        Add(new Node([.. operands.SelectMany(_inlining.VariablesIn)], set, [], calls || operands.Any(_calls.AreIn)));

    private Node Moving(IReadOnlyList<Definition> targets, IReadOnlyList<Value> values)
    {
        var moves = targets.Zip(values, (target, value) => new Move(target, value)).ToList();
        var used = moves.Where(move => _needed.IsNeeded(move.Target.Value) || _needed.MayThrow(move.Source)).SelectMany(move => _inlining.VariablesIn(move.Source));
        return Add(new Node([.. used], null, [.. moves.Where(move => _needed.IsNeeded(move.Target.Value))], values.Any(_calls.AreIn)));
    }

    private Node Add(Node node)
    {
        Nodes.Add(node);
        return node;
    }

    private void Mark(Label label)
    {
        _marks.Add(label, Nodes.Count);
        FallThrough(Reading([]));
    }

    private void FallThrough(Node node) => node.Next.Add(Nodes.Count);

    /// <summary>One statement.</summary>
    /// <param name="Reads">The values whose variables it reads.</param>
    /// <param name="Set">The value whose variable it sets.</param>
    /// <param name="Moves">The assignments that it makes together.</param>
    /// <param name="Calls">The machine makes a call in it.</param>
    internal sealed record Node(IReadOnlyList<Value> Reads, Value? Set, IReadOnlyList<Move> Moves, bool Calls)
    {
        public List<int> Next { get; } = [];
    }
}
