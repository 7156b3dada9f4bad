using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary><c>while</c>, <c>do</c>, <c>for</c>, and the counted loops that other constructs stand for.</summary>
internal sealed class LoopBinder(BodyBinder body)
{
    public void Bind(ILoopOperation loop)
    {
        var outer = body.Variables.Count;
        switch (loop)
        {
            case IWhileLoopOperation { Condition: { } condition, ConditionIsUntil: false } repeated:
                BindRounds(new Rounds(loop, body.OriginOf(condition), outer, () => body.Statements.Bind(loop.Body))
                {
                    Before = repeated.ConditionIsTop ? condition : null,
                    After = repeated.ConditionIsTop ? null : condition,
                });
                break;
            case IForLoopOperation counted:
                BindFor(counted, outer);
                break;
            case IForEachLoopOperation each:
                new ForEachBinder(body, this).Bind(each, outer);
                break;
            default:
                body.RefuseConstruct(loop);
                break;
        }

        body.Variables.CutTo(outer);
    }

    /// <summary>A loop of C# as the parts that its rounds consist of.</summary>
    internal sealed record Rounds(ILoopOperation Loop, Origin Origin, int Outer, Action Body)
    {
        /// <summary>The condition that is asked before each round.</summary>
        public IOperation? Before { get; init; }

        /// <summary>The condition that is asked before each round, where the loop does not write it.</summary>
        public Func<Value>? Guard { get; init; }

        /// <summary>What is done between two rounds, also after a <c>continue</c>.</summary>
        public Action? Step { get; init; }

        /// <summary>How the user wants the memory of the derivative bounded.</summary>
        public Checkpointing Checkpointing { get; init; }

        /// <summary>The condition that is asked after each round.</summary>
        public IOperation? After { get; init; }
    }

    public void BindRounds(Rounds rounds)
    {
        var loop = rounds.Loop;
        body.Flow.Loop(rounds.Origin, rounds.Outer, (next, end) =>
        {
            body.Statements.SetTarget(loop.ExitLabel, end);
            body.DeclareExpressionVariables(loop, loop is IForLoopOperation { ConditionLocals: var ofCondition } ? ofCondition : loop.Locals);
            if (rounds.Before is { } before)
                LeaveUnless(before, end);
            if (rounds.Guard is { } guard)
                LeaveUnless(loop, guard(), end, rounds.Origin);
            if (rounds.Step is null && rounds.After is null)
            {
                body.Statements.SetTarget(loop.ContinueLabel, next);
                rounds.Body();
            }
            else
            {
                body.Flow.Block(rounds.Origin, [], bodyEnd =>
                {
                    body.Statements.SetTarget(loop.ContinueLabel, bodyEnd);
                    rounds.Body();
                    body.Flow.Jump(bodyEnd);
                });
                if (body.Flow.IsReachable)
                    rounds.Step?.Invoke();
                if (body.Flow.IsReachable && rounds.After is { } after)
                    LeaveUnless(after, end);
            }

            body.Flow.Jump(next);
        }, rounds.Checkpointing);
    }

    /// <summary>Does something for 0, 1, … up to a count, which is not part of it.</summary>
    public void Count(IOperation source, Func<Value> count, Action<Value> action)
    {
        var outer = body.Variables.Count;
        var counter = body.Variables.Declare("i", IrType.Int32, body.Number(source, 0, IrType.Int32), isHint: true);
        body.Flow.Loop(body.OriginOf(source), outer, (next, end) =>
        {
            var index = body.Variables.ValueOf(counter);
            LeaveUnless(source, body.EmitTyped(source, new Primitive("Less"), IrType.Boolean, index, count()), end, body.OriginOf(source));
            action(index);
            body.Variables.Assign(counter, body.EmitTyped(source, new Primitive("Add"), IrType.Int32, index, body.Number(source, 1, IrType.Int32)));
            body.Flow.Jump(next);
        });
        body.Variables.CutTo(outer);
    }

    private void BindFor(IForLoopOperation loop, int outer)
    {
        body.DeclareExpressionVariables(loop, loop.Locals);
        foreach (var statement in loop.Before)
            body.Statements.Bind(statement);
        BindRounds(new Rounds(loop, body.OriginOf(loop.Condition ?? loop), outer, () => body.Statements.Bind(loop.Body))
        {
            Before = loop.Condition,
            Step = loop.AtLoopBottom.IsEmpty ? null : () =>
            {
                foreach (var statement in loop.AtLoopBottom)
                    body.Statements.Bind(statement);
            },
        });
    }

    private void LeaveUnless(IOperation condition, JumpTarget end)
    {
        if (condition.ConstantValue is not { HasValue: true, Value: true })
            LeaveUnless(condition, body.Expressions.Bind(condition), end, body.OriginOf(condition));
    }

    private void LeaveUnless(IOperation source, Value condition, JumpTarget end, Origin origin)
    {
        body.Flow.Choose(origin, condition, [], () => [], () =>
        {
            body.Flow.Jump(end);
            return [];
        });
        body.EnterOrigin(source);
    }
}
