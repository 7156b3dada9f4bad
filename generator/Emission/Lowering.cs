using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Turns the regions of a function into lists of statements: every exit becomes the assignments that it makes and a jump, every
/// construct is followed by the mark that exits to its end lead to.
/// </summary>
internal sealed class Lowering
{
    private readonly Inlining _inlining;
    private readonly Variables _variables;

    private Lowering(Inlining inlining, Variables variables)
    {
        _inlining = inlining;
        _variables = variables;
    }

    public static List<Statement> Lower(Function function, Inlining inlining, Variables variables)
    {
        var statements = new List<Statement>();
        new Lowering(inlining, variables).Lower(function.Body, statements, function.Body, Origin.None);
        return statements;
    }

    private void Lower(Region region, List<Statement> statements, Region body, Origin origin)
    {
        foreach (var instruction in region.Instructions.Where(instruction => !_inlining.IsPartOfOther(instruction)))
            Lower(instruction, statements, body);
        if (region.Exit == Exit.Unreachable)
        {
            DeadEnds.Close(statements, _variables.Needed, origin);
            return;
        }

        if (_variables.Targets.Of(region.Exit) is not { } targets)
        {
            statements.Add(new ReturnStatement(region.Exit, isLast: ReferenceEquals(region, body)));
            return;
        }

        statements.AddRange(Moves(targets, region.Exit.Values, origin));
        statements.Add(new Jump(region.Exit.Target, origin));
    }

    private void Lower(Instruction instruction, List<Statement> statements, Region body)
    {
        switch (instruction)
        {
            case Let { Operation: Primitive { Key: "Freeze" } }:
            case Let { Operation: Primitive { Key: "Store" }, Operands.Count: 2 } store when _variables.Holding(store.Operands[1]) == _variables[store.Operands[0]]:
                break;
            case Let let:
                Lower(let, statements);
                break;
            case If branch when _inlining.IsConditionalExpression(branch):
                for (var i = 0; i < branch.Results.Count; i++)
                    statements.Add(new ConditionalAssignment(_variables[branch.Results[i].Value], branch, i));
                break;
            case If branch:
                var choice = new IfStatement(branch.Condition, branch.Origin);
                Lower(branch.Then, choice.Then, body, branch.Origin);
                Lower(branch.Else, choice.Else, body, branch.Origin);
                if (DeadEnds.TakenArm(choice, _variables.Needed) is { } taken)
                    statements.AddRange(taken);
                else
                    statements.Add(choice);
                statements.Add(new Mark(branch.End, branch.Origin));
                break;
            case Block block:
                Lower(block.Body, statements, body, block.Origin);
                statements.Add(new Mark(block.End, block.Origin));
                break;
            case Loop loop:
                statements.AddRange(Moves(loop.Body.Parameters, loop.Initial, loop.Origin));
                var repeated = new LoopStatement(loop.Next, loop.End, loop.Origin.Sweep == Sweep.Backward || loop.TripCount.Exact is not null, loop.Origin);
                Lower(loop.Body, repeated.Body, body, loop.Origin);
                statements.Add(repeated);
                statements.Add(new Mark(loop.End, loop.Origin));
                break;
        }
    }

    private void Lower(Let let, List<Statement> statements)
    {
        if (let.Results.Count == 0 || _inlining.AliasOf(let.Result.Value) is not null)
            statements.Add(new OperationStatement(let, null));
        else if (_variables.Needed.IsNeeded(let.Result.Value))
            statements.Add(new OperationStatement(let, _variables[let.Result.Value]));
        else if (!_variables.Needed.MayDrop(let))
            statements.Add(new OperationStatement(let, null));
    }

    private IEnumerable<Statement> Moves(IReadOnlyList<Definition> targets, EquatableArray<Value> values, Origin origin)
    {
        var assignments = new List<Assignment>();
        for (var i = 0; i < targets.Count; i++)
        {
            if (_variables.Needed.IsNeeded(targets[i].Value))
            {
                var target = _variables[targets[i].Value];
                if (_variables.Holding(values[i]) != target)
                    assignments.Add(new Assignment(target, values[i], origin));
            }
            else if (_variables.Needed.MayThrow(values[i]))
            {
                yield return new Evaluation(values[i], origin);
            }
        }

        foreach (var statement in new ParallelAssignment(_variables).InOrder(assignments, origin))
            yield return statement;
    }
}
