using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>What statements read and set; of a construct what its own line does, not what it holds.</summary>
internal sealed class StatementVariables(Variables variables)
{
    public IEnumerable<Variable> Read(Statement statement) => statement switch
    {
        OperationStatement operation => In(operation.Let.Operands),
        Assignment assignment => variables.In(assignment.Source),
        ConditionalAssignment { Branch: var branch, Result: var result } => In([branch.Condition, branch.Then.Exit.Values[result], branch.Else.Exit.Values[result]]),
        TupleAssignment tuple => tuple.Assignments.SelectMany(Read),
        Evaluation evaluation => variables.In(evaluation.Value),
        IfStatement choice => variables.In(choice.Condition),
        LoopStatement { Form: not LoopForm.Endless } loop => variables.In(loop.Condition),
        ReturnStatement end => In(end.Exit.Values),
        _ => [],
    };

    public static IEnumerable<Variable> Set(Statement statement) => statement switch
    {
        OperationStatement { Target: { } target } => [target],
        Assignment assignment => [assignment.Target],
        ConditionalAssignment assignment => [assignment.Target],
        TupleAssignment tuple => tuple.Assignments.Select(assignment => assignment.Target),
        _ => [],
    };

    public IEnumerable<Variable> Of(Statement statement) => Set(statement).Concat(Read(statement));

    /// <summary>The lists of statements that a construct holds.</summary>
    public static IEnumerable<List<Statement>> Lists(Statement statement) => statement switch
    {
        IfStatement choice => [choice.Then, choice.Else],
        LoopStatement loop => [loop.Body],
        _ => [],
    };

    /// <summary>Statements with those inside them.</summary>
    public static IEnumerable<Statement> All(IEnumerable<Statement> statements)
    {
        foreach (var statement in statements)
        {
            yield return statement;
            if (statement is LoopStatement { Initializer: { } initializer, Step: { } step })
            {
                yield return initializer;
                yield return step;
            }

            foreach (var inner in Lists(statement).SelectMany(All))
                yield return inner;
        }
    }

    private IEnumerable<Variable> In(IEnumerable<Value> values) => values.SelectMany(variables.In);
}
