using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Gives every value that is not part of an expression a variable. Where an assignment at the end of a round, at an exit or at the
/// beginning of a loop joins two values that are never needed at the same time, they share one variable, and nothing is assigned.
/// </summary>
internal sealed class Variables
{
    private readonly Inlining _inlining;
    private readonly Dictionary<Value, Variable> _variables = [];
    private readonly HashSet<Value> _carried;

    public Variables(Function function, Inlining inlining)
    {
        _inlining = inlining;
        _carried = [.. function.Body.Descendants().OfType<Loop>().SelectMany(loop => loop.Body.Parameters).Select(parameter => parameter.Value)];
        Targets = new Targets(function);
        Needed = new NeededValues(function, inlining, Targets);
        foreach (var parameter in function.Parameters)
            Make(parameter, isParameter: true);
        foreach (var definition in InTextOrder(function.Body).Where(definition => !inlining.IsInlined(definition.Value) && inlining.AliasOf(definition.Value) is null))
            Make(definition, isParameter: false);
        foreach (var value in _variables.Keys.ToList())
        {
            if (inlining.Cells.Holding(value) is { } cell)
                _variables[value] = _variables[cell];
        }

        Join(new FlowGraph(function, inlining, Targets, Needed));
    }

    public Targets Targets { get; }

    public NeededValues Needed { get; }

    public Variable this[Value value] => _variables[value];

    /// <summary>The variables that the expression of a value reads.</summary>
    public IEnumerable<Variable> In(Value value) => _inlining.VariablesIn(value).Select(variable => _variables[variable]);

    /// <summary>The variable that a value is in as it is; null for an expression.</summary>
    public Variable? Holding(Value value) => _inlining.AliasOf(value) is { } alias ? Holding(alias)
        : _variables.TryGetValue(value, out var variable) ? variable
        : null;

    private void Make(Definition definition, bool isParameter)
    {
        var variable = new Variable(definition.Type, isParameter);
        variable.Values.Add(definition);
        _variables.Add(definition.Value, variable);
    }

    private static IEnumerable<Definition> InTextOrder(Region region) => region.Instructions.SelectMany(instruction => instruction switch
    {
        Loop loop => [.. loop.Body.Parameters, .. InTextOrder(loop.Body), .. loop.Results],
        _ => instruction.Results.Concat(instruction.Regions().SelectMany(InTextOrder)),
    });

    private void Join(FlowGraph graph)
    {
        // What comes back at the end of a round is joined first: it would be assigned again and again.
        List<Move> moves =
        [
            .. graph.Nodes.Select((node, index) => (node, IsBack: node.Next.Any(next => next <= index)))
                .OrderByDescending(pair => pair.IsBack)
                .SelectMany(pair => pair.node.Moves)
                .Where(MayJoin),
        ];
        var interference = new Interference(graph, moves.SelectMany(move => new[] { move.Target.Value, move.Source }).Distinct());
        foreach (var move in moves)
        {
            var (target, source) = (_variables[move.Target.Value], _variables[move.Source]);
            if (target != source && !IsBetween(target, source) && !(target.Type.IsReal && (StaysInRegister(target, source) || StaysInRegister(source, target))))
                Merge(target, source);
        }

        bool IsBetween(Variable one, Variable other) => one.Values.Any(left => other.Values.Any(right => interference.IsBetween(left.Value, right.Value)));

        // What a loop carries without a call keeps a variable of its own, apart from what is needed behind calls.
        bool StaysInRegister(Variable carried, Variable other) =>
            carried.Values.Any(value => _carried.Contains(value.Value))
            && !carried.Values.Any(value => interference.IsAcrossCall(value.Value))
            && other.Values.Any(value => interference.IsAcrossCall(value.Value));
    }

    private bool MayJoin(Move move) =>
        _variables.TryGetValue(move.Source, out var source) && !source.IsParameter && source.Type == move.Target.Type;

    private void Merge(Variable kept, Variable other)
    {
        kept.Values.AddRange(other.Values);
        foreach (var value in other.Values)
            _variables[value.Value] = kept;
    }
}
