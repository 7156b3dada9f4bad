using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Which of the values that assignments join are needed at the same time, so that one variable cannot hold both: one is set while the
/// other will still be read, and not to the value of that other.
/// </summary>
internal sealed class Interference
{
    private readonly Dictionary<Value, int> _index = [];
    private readonly FlowGraph _graph;
    private readonly BitRow[] _liveAfter;
    private readonly BitRow[] _conflicts;
    private readonly HashSet<Value> _acrossCalls = [];

    public Interference(FlowGraph graph, IEnumerable<Value> joined)
    {
        _graph = graph;
        foreach (var value in joined)
            _index[value] = _index.Count;
        _liveAfter = [.. graph.Nodes.Select(_ => new BitRow(_index.Count))];
        _conflicts = [.. Enumerable.Range(0, _index.Count).Select(_ => new BitRow(_index.Count))];
        FindLive();
        for (var i = 0; i < graph.Nodes.Count; i++)
            FindConflicts(graph.Nodes[i], _liveAfter[i]);
        foreach (var value in _index.Keys)
        {
            if (graph.Nodes.Where((node, i) => node.Calls && _liveAfter[i][_index[value]] && !Set(node).Contains(value)).Any())
                _acrossCalls.Add(value);
        }
    }

    public bool IsBetween(Value left, Value right) => _conflicts[_index[left]][_index[right]];

    /// <summary>Whether a value is needed behind a call that is made after it was set.</summary>
    public bool IsAcrossCall(Value value) => _acrossCalls.Contains(value);

    private void FindLive()
    {
        var liveBefore = _graph.Nodes.Select(_ => new BitRow(_index.Count)).ToArray();
        bool changed;
        do
        {
            changed = false;
            for (var i = _graph.Nodes.Count - 1; i >= 0; i--)
            {
                var node = _graph.Nodes[i];
                foreach (var next in node.Next)
                    _liveAfter[i].Add(liveBefore[next]);
                var before = _liveAfter[i].Copy();
                foreach (var value in Set(node).Where(_index.ContainsKey))
                    before.Remove(_index[value]);
                foreach (var value in node.Reads.Where(_index.ContainsKey))
                    before.Add(_index[value]);
                changed |= liveBefore[i].Add(before);
            }
        }
        while (changed);
    }

    private void FindConflicts(FlowGraph.Node node, BitRow liveAfter)
    {
        foreach (var value in Set(node).Where(_index.ContainsKey))
        {
            // After `target = source` both hold the same, unless the source gets another value at the same time.
            var move = node.Moves.FirstOrDefault(candidate => candidate.Target.Value == value);
            var same = move is not null && node.Moves.All(other => other.Target.Value != move.Source) && _index.TryGetValue(move.Source, out var source) ? source : -1;
            var set = _index[value];
            foreach (var other in liveAfter.Where(other => other != set && other != same))
            {
                _conflicts[set].Add(other);
                _conflicts[other].Add(set);
            }
        }
    }

    private static IEnumerable<Value> Set(FlowGraph.Node node) => node.Set is { } set ? [set] : node.Moves.Select(move => move.Target.Value);
}
