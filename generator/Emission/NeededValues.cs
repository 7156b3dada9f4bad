using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// The values that something comes of: what is only handed from round to round, or given to a result that nobody reads, needs no variable.
/// </summary>
internal sealed class NeededValues
{
    private readonly Inlining _inlining;
    private readonly Targets _targets;
    private readonly HashSet<Value> _needed = [];

    /// <summary>What becomes needed with a value.</summary>
    private readonly Dictionary<Value, List<Value>> _sources = [];

    public NeededValues(Function function, Inlining inlining, Targets targets)
    {
        _inlining = inlining;
        _targets = targets;
        Visit(function.Body);
    }

    public bool IsNeeded(Value value) => _needed.Contains(value);

    /// <summary>An operation whose result nobody needs stays where it may throw, or checks the shapes that it is given; operators on numbers do neither.</summary>
    public bool MayDrop(Let let) => let.Results.Count == 1
        && OperationTable.EffectsOf(let) is Effects.None or Effects.Reads or Effects.Allocates
        && !(OperationTable.Row(let.Operation) is { HasRequirements: true } row && !(row.Syntax is Infix && let.Result.Type is not MatrixType))
        && !let.Operands.Any(MayThrow);

    /// <summary>Whether evaluating the expression of a value may throw.</summary>
    public bool MayThrow(Value value) => _inlining.IsInlined(value) && _inlining.ProducerOf(value) switch
    {
        Let let => (!_inlining.IsFree(let) && (OperationTable.EffectsOf(let) & Effects.MayThrow) != 0) || let.Operands.Any(MayThrow),
        If branch => MayThrow(branch.Condition) || branch.Regions().Any(arm => MayThrow(arm.Exit.Values[0])),
        _ => false,
    };

    private void Visit(Region region)
    {
        foreach (var instruction in region.Instructions.Where(instruction => !_inlining.IsPartOfOther(instruction)))
            Visit(instruction);
        if (_targets.Of(region.Exit) is { } targets)
            Visit(targets, region.Exit.Values);
        else
            Need(region.Exit.Values);
    }

    private void Visit(Instruction instruction)
    {
        switch (instruction)
        {
            case Let { Operation: Primitive { Key: "Freeze" } }:
                return;
            case Let let when MayDrop(let):
                Depend(let.Result.Value, let.Operands);
                break;
            case Let let:
                Need(let.Operands);
                break;
            case If branch when _inlining.IsConditionalExpression(branch):
                // A condition that may throw is evaluated with any result.
                foreach (var result in branch.Results)
                    Need([result.Value]);
                for (var i = 0; i < branch.Results.Count; i++)
                    Need([branch.Condition, branch.Then.Exit.Values[i], branch.Else.Exit.Values[i]]);
                return;
            case If branch:
                Need([branch.Condition]);
                break;
            case Loop loop:
                Visit(loop.Body.Parameters, loop.Initial);
                break;
        }

        foreach (var inner in instruction.Regions())
            Visit(inner);
    }

    private void Visit(IReadOnlyList<Definition> targets, EquatableArray<Value> values)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            if (MayThrow(values[i]))
                Need([values[i]]);
            else
                Depend(targets[i].Value, [values[i]]);
        }
    }

    private void Depend(Value value, IEnumerable<Value> sources)
    {
        if (_needed.Contains(value))
        {
            Need(sources);
            return;
        }

        if (!_sources.TryGetValue(value, out var all))
            _sources.Add(value, all = []);
        all.AddRange(sources);
    }

    private void Need(IEnumerable<Value> values)
    {
        foreach (var value in values.SelectMany(_inlining.VariablesIn))
        {
            if (!_needed.Add(value) || !_sources.TryGetValue(value, out var sources))
                continue;
            _sources.Remove(value);
            Need(sources);
        }
    }
}
