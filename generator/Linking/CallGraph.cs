using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Linking;

/// <summary>The methods of a program, with what only all of them together say of each.</summary>
internal sealed record CallGraph(EquatableArray<MethodModel> Methods, EquatableArray<MethodFacts> Facts)
{
    public static CallGraph Of(EquatableArray<MethodModel> methods)
    {
        // Two parts of a program that does not compile may share a key; the compiler reports them.
        var nodes = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var method in methods)
            nodes[method.Key] = new Node(method);
        Repeat(nodes.Values, node => node.SpreadWrites(nodes));
        Repeat(nodes.Values, node => node.SpreadChanges(nodes));
        foreach (var node in nodes.Values)
        {
            node.IsRecursive = Reaches(node, node.Method.Key, nodes, []);
            node.FindCircles(callee => callee == node.Method.Key || (nodes.TryGetValue(callee, out var called) && Reaches(called, node.Method.Key, nodes, [])));
        }

        Repeat(nodes.Values, node => node.SpreadRefusal(nodes));
        return new CallGraph(
            nodes.Values.Select(node => node.Method).ToEquatableArray(),
            nodes.Values.Select(node => new MethodFacts(node.Method.Key, node.IsRecursive, node.Writes, node.WritesStorage, node.ChangesOutside, node.IsRefused, node.Circles)).ToEquatableArray());
    }

    /// <summary>Takes a step at every node until none changes.</summary>
    private static void Repeat(IReadOnlyCollection<Node> nodes, Func<Node, bool> step)
    {
        bool changed;
        do
        {
            changed = false;
            foreach (var node in nodes)
                changed |= step(node);
        }
        while (changed);
    }

    /// <summary>Whether bodies that stand in the place of their calls would lead back to a method.</summary>
    private static bool Reaches(Node from, string key, Dictionary<string, Node> nodes, HashSet<string> seen) => from.Calls
        .Select(call => call.Callee)
        .Concat(from.NestedCalls)
        .Where(callee => callee.Target == CallTarget.Known)
        .Any(callee => callee.Key == key || (seen.Add(callee.Key) && nodes.TryGetValue(callee.Key, out var next) && Reaches(next, key, nodes, seen)));

    private sealed class Node
    {
        private readonly StorageClasses? _storage;
        private readonly bool[] _written;
        private readonly bool _writesElsewhere;

        public Node(MethodModel method)
        {
            Method = method;
            IsRefused = method.Findings.Count > 0;
            _written = new bool[method.Body?.Parameters.Count ?? 0];
            if (method.Body is not { } body)
                return;
            _storage = StorageClasses.Of(body);
            for (var i = 0; i < _written.Length; i++)
                _written[i] = _storage.Holds(body.Parameters[i].Value) && _storage.IsWritten(body.Parameters[i].Value);
            var parameters = new HashSet<Value>(body.Parameters.Select(parameter => _storage.ClassOf(parameter.Value)));
            _writesElsewhere = body.Body.Descendants().OfType<Let>().Any(let =>
                StorageClasses.WrittenBy(let) is { } storage && _storage.MayBeTheCallers(storage) && !parameters.Contains(_storage.ClassOf(storage)));
            ChangesOutside = OutsideState.Of(body, _storage).IsChanged;
            NestedCalls = [.. body.NestedCallees()];
            Calls = [.. body.Body.Descendants().OfType<Let>().Where(let => let.Operation is Call).Select(let => (((Call)let.Operation).Callee, let))];
        }

        public MethodModel Method { get; }

        public IReadOnlyList<(Callee Callee, Let Let)> Calls { get; } = [];

        /// <summary>What the functions call whose derivatives the method takes itself.</summary>
        public IReadOnlyList<Callee> NestedCalls { get; } = [];

        public bool IsRecursive { get; set; }

        /// <summary>The methods whose members it calls by name, and that call it.</summary>
        public EquatableArray<string> Circles { get; private set; } = [];

        public bool IsRefused { get; private set; }

        public bool WritesStorage => _writesElsewhere || _written.Any(isWritten => isWritten);

        public bool Writes => WritesStorage || Method.Signature.Parameters.Any(parameter => parameter.IsByReference);

        /// <summary>It leaves something behind, so that running it once more is not the same.</summary>
        public bool CannotBeRunAgain => Writes || ChangesOutside;

        public bool ChangesOutside { get; private set; }

        /// <summary>A derivative that needs itself is none.</summary>
        public void FindCircles(Func<string, bool> reachesThis)
        {
            Circles = Method.Body is { } body ? body.NamedCallees().Select(callee => callee.Key).Distinct().Where(reachesThis).ToEquatableArray() : [];
            IsRefused |= Circles.Count > 0;
        }

        /// <summary>Code that a callee calls, the caller calls.</summary>
        public bool SpreadChanges(Dictionary<string, Node> nodes)
        {
            if (ChangesOutside || !Calls.Select(call => call.Callee).Concat(NestedCalls).Any(callee => nodes.TryGetValue(callee.Key, out var called) && called.ChangesOutside))
                return false;
            ChangesOutside = true;
            return true;
        }

        /// <summary>What a callee writes of its arguments, the caller writes.</summary>
        public bool SpreadWrites(Dictionary<string, Node> nodes)
        {
            var changed = false;
            foreach (var (callee, let) in Calls)
            {
                if (!nodes.TryGetValue(callee.Key, out var called))
                    continue;
                for (var i = 0; i < Math.Min(called._written.Length, let.Operands.Count); i++)
                {
                    if (!called._written[i] || !_storage!.Holds(let.Operands[i]))
                        continue;
                    for (var j = 0; j < _written.Length; j++)
                    {
                        if (_written[j] || _storage.ClassOf(Method.Body!.Parameters[j].Value) != _storage.ClassOf(let.Operands[i]))
                            continue;
                        _written[j] = true;
                        changed = true;
                    }
                }
            }

            return changed;
        }

        /// <summary>Who calls a method without a derivative has none.</summary>
        public bool SpreadRefusal(Dictionary<string, Node> nodes)
        {
            if (IsRefused || !Calls.Select(call => call.Callee).Concat(NestedCalls).Any(callee => !callee.IsOutside && (!nodes.TryGetValue(callee.Key, out var called) || called.IsRefused || (called.IsRecursive && called.CannotBeRunAgain))))
                return false;
            IsRefused = true;
            return true;
        }
    }
}

/// <summary>What the calls among all methods say of one of them.</summary>
/// <param name="IsRecursive">It calls itself, maybe through others.</param>
/// <param name="Writes">It changes what its caller can see: storage, or a parameter that is passed by reference.</param>
/// <param name="WritesStorage">It changes storage that its caller can see.</param>
/// <param name="ChangesOutside">It calls code that may change what is outside, such as a generator of random numbers.</param>
/// <param name="IsRefused">It has no derivative, for a reason of its own or of a method that it calls.</param>
/// <param name="Circles">The methods whose members it calls by name, and that call it: their derivatives would need its own.</param>
internal sealed record MethodFacts(string Key, bool IsRecursive, bool Writes, bool WritesStorage, bool ChangesOutside, bool IsRefused, EquatableArray<string> Circles)
{
    /// <summary>It leaves something behind, so that running it once more is not the same.</summary>
    public bool CannotBeRunAgain => Writes || ChangesOutside;

    /// <summary>What it leaves behind, as it reads behind its name.</summary>
    public string WhatItLeaves => Writes ? "which writes to its parameters" : "which calls code that may change something";
}
