using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Choices by a condition: <c>if</c>, <c>?:</c>, and the operators of which the right operand may not be evaluated.</summary>
internal sealed class BranchBinder(BodyBinder body)
{
    public void BindIf(IConditionalOperation conditional)
    {
        // A constant condition (a switch that is set when the code is built) has one arm.
        if (conditional.Condition.ConstantValue is { HasValue: true, Value: bool known })
            BindArm(known ? conditional.WhenTrue : conditional.WhenFalse);
        else
            Run(conditional.Condition, body.Expressions.Bind(conditional.Condition), () => BindArm(conditional.WhenTrue), () => BindArm(conditional.WhenFalse));
    }

    /// <summary>One of two actions.</summary>
    /// <param name="source">What the choice comes from.</param>
    /// <param name="condition">Null where the first is always taken.</param>
    /// <param name="whenTrue">The first.</param>
    /// <param name="whenFalse">The second.</param>
    public void Run(IOperation source, Value? condition, Action whenTrue, Action whenFalse)
    {
        if (condition is { } value)
            body.Flow.Choose(body.OriginOf(source), value, [], () => Done(whenTrue), () => Done(whenFalse));
        else
            whenTrue();
    }

    /// <summary>One of two values, of which the other one is not evaluated.</summary>
    public Value Choose(IOperation source, Value condition, Func<Value> whenTrue, Func<Value> whenFalse, IrType type)
    {
        var value = body.Flow.Choose(body.OriginOf(source), condition, [type], () => Arm(whenTrue), () => Arm(whenFalse))[0];
        body.EnterOrigin(source);
        return value;

        Value[] Arm(Func<Value> bind)
        {
            var value = bind();
            return body.Flow.IsReachable ? [Coercion.To(body, source, value, type)] : [];
        }
    }

    /// <summary>Both conditions, the second evaluated only where the first holds; null is a condition that always does.</summary>
    public Value? And(IOperation source, Value? left, Func<Value?> right)
    {
        if (left is not { } condition)
            return right();
        return Choose(source, condition, () => right() ?? body.EmitTyped(source, Literals.True, IrType.Boolean), () => body.EmitTyped(source, Literals.False, IrType.Boolean), IrType.Boolean);
    }

    /// <summary>One of two conditions, the second evaluated only where the first does not hold.</summary>
    public Value? Or(IOperation source, Value? left, Func<Value?> right)
    {
        if (left is not { } condition)
            return null;
        return Choose(source, condition, () => body.EmitTyped(source, Literals.True, IrType.Boolean), () => right() ?? body.EmitTyped(source, Literals.True, IrType.Boolean), IrType.Boolean);
    }

    private static Value[] Done(Action action)
    {
        action();
        return [];
    }

    private void BindArm(IOperation? arm)
    {
        if (arm is not null)
            body.Statements.Bind(arm);
    }
}
