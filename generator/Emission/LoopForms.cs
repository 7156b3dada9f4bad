using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Recognises the loops that C# has words for: <c>while</c>, <c>for</c> and <c>do</c>. What is none of them stays endless and is left from inside.</summary>
internal sealed class LoopForms
{
    private readonly List<Statement> _function;
    private readonly StatementVariables _variables;
    private readonly Variables _values;
    private readonly Inlining _inlining;

    private LoopForms(List<Statement> function, Variables variables, Inlining inlining)
    {
        _function = function;
        _values = variables;
        _variables = new StatementVariables(variables);
        _inlining = inlining;
    }

    public static void Recognize(List<Statement> function, Variables variables, Inlining inlining) =>
        new LoopForms(function, variables, inlining).Visit(function);

    private void Visit(List<Statement> statements)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            foreach (var inner in StatementVariables.Lists(statements[i]))
                Visit(inner);
            if (statements[i] is not LoopStatement loop)
                continue;
            if (!IsWhile(loop, statements, i))
                TryDoWhile(loop, statements, i);
            else if (FindStep(loop) is { } step && FindInitializer(loop, StatementVariables.Set(step).Single(), statements, i) is { } initializer)
                i = MakeFor(loop, step, initializer, statements, i);
        }
    }

    private static bool IsWhile(LoopStatement loop, List<Statement> statements, int index)
    {
        if (loop.Body.Count < 2 || !IsGuard(loop, loop.Body[0], loop.Body[1]))
            return false;
        TakeCondition(loop, 0, LoopForm.While, statements, index);
        return true;
    }

    /// <summary>The condition is last, and nothing goes on to the next round past it.</summary>
    private static void TryDoWhile(LoopStatement loop, List<Statement> statements, int index)
    {
        var last = loop.Body.Count - 1;
        if (last >= 2 && IsJumpTo(loop.Body[last], loop.Next) && IsGuard(loop, loop.Body[last - 2], loop.Body[last - 1]) && JumpsTo(loop, loop.Next) == 1)
            TakeCondition(loop, last - 2, LoopForm.DoWhile, statements, index);
    }

    /// <summary>What falls through where the condition holds and leaves the loop where it does not. Assignments on the way out can follow the loop if it has no other end.</summary>
    private static bool IsGuard(LoopStatement loop, Statement statement, Statement following) =>
        statement is IfStatement { Then.Count: 1 } choice
        && following is Mark mark
        && IsJumpTo(choice.Then[0], mark.Label)
        && choice.Else.Count > 0
        && IsJumpTo(choice.Else[choice.Else.Count - 1], loop.End)
        && (choice.Else.Count == 1 || (choice.Else.Take(choice.Else.Count - 1).All(IsAssignment) && JumpsTo(loop, loop.End) == 1));

    private static void TakeCondition(LoopStatement loop, int at, LoopForm form, List<Statement> statements, int index)
    {
        var choice = (IfStatement)loop.Body[at];
        loop.Condition = choice.Condition;
        loop.Form = form;
        loop.Body.RemoveRange(at, 2);
        statements.InsertRange(index + 1, choice.Else.Take(choice.Else.Count - 1));
    }

    /// <summary>Among the assignments that end the body, one that moves a variable of the condition on by a constant.</summary>
    private Statement? FindStep(LoopStatement loop)
    {
        var last = loop.Body.Count - 1;
        if (last < 1 || !IsJumpTo(loop.Body[last], loop.Next) || JumpsTo(loop, loop.Next) != 1)
            return null;
        var passed = new HashSet<Variable>();
        for (var i = last - 1; i >= 0 && IsAssignment(loop.Body[i]); i--)
        {
            if (SteppedVariable(loop.Body[i]) is { } stepped && !passed.Contains(stepped) && _values.In(loop.Condition).Contains(stepped))
                return loop.Body[i];
            passed.UnionWith(_variables.Of(loop.Body[i]));
        }

        return null;
    }

    /// <summary>i in <c>i = i + 1</c>.</summary>
    private Variable? SteppedVariable(Statement statement)
    {
        var (target, let) = statement switch
        {
            OperationStatement operation => (operation.Target, operation.Let),
            Assignment assignment => (assignment.Target, _inlining.IsInlined(assignment.Source) ? _inlining.ProducerOf(assignment.Source) as Let : null),
            _ => (null, null),
        };
        return target is not null
            && let is { Operation.Name: "Add" or "Subtract" }
            && _values.Holding(let.Operands[0]) == target
            && _inlining.ProducerOf(let.Operands[1]) is Let { Operation: Literal }
                ? target
                : null;
    }

    /// <summary>Among the assignments before the loop the one that starts a variable which nothing but the loop knows.</summary>
    private Statement? FindInitializer(LoopStatement loop, Variable variable, List<Statement> statements, int index)
    {
        var passed = new HashSet<Variable>();
        for (var i = index - 1; i >= 0 && IsAssignment(statements[i]); i--)
        {
            if (StatementVariables.Set(statements[i]).Contains(variable))
            {
                var isFree = statements[i] is not TupleAssignment && !_variables.Read(statements[i]).Any(passed.Contains);
                return isFree && Mentions(_function, variable) == Mentions([statements[i], loop], variable) ? statements[i] : null;
            }

            if (_variables.Read(statements[i]).Contains(variable))
                return null;
            passed.UnionWith(StatementVariables.Set(statements[i]));
        }

        return null;
    }

    private static int MakeFor(LoopStatement loop, Statement step, Statement initializer, List<Statement> statements, int index)
    {
        loop.Form = LoopForm.For;
        loop.Step = step;
        loop.Initializer = initializer;
        loop.Body.Remove(step);
        statements.Remove(initializer);
        return index - 1;
    }

    private int Mentions(IEnumerable<Statement> statements, Variable variable) =>
        StatementVariables.All(statements).Count(statement => _variables.Of(statement).Contains(variable));

    private static int JumpsTo(LoopStatement loop, Label label) => StatementVariables.All(loop.Body).Count(statement => IsJumpTo(statement, label));

    private static bool IsJumpTo(Statement statement, Label label) => statement is Jump jump && jump.Target == label;

    /// <summary>Sets a variable and does nothing else: it may be put elsewhere.</summary>
    private static bool IsAssignment(Statement statement) => statement is Assignment or ConditionalAssignment or TupleAssignment
        || (statement is OperationStatement { Target: not null } operation && (OperationTable.EffectsOf(operation.Let) & ~(Effects.MayThrow | Effects.Reads)) == 0);
}
