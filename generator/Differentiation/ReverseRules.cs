using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Hands adjoints on as the user's rules say. The value of the method is there already, so a rule is called once, with it. Where there are
/// only tangent rules and everything is a number, the derivative is what the rule makes of the tangent 1.
/// </summary>
internal sealed class ReverseRules(FunctionBuilder builder, AnalyzedFunction analyzed, ReverseCalls calls, ReverseSweep sweep)
{
    public void Reverse(Let let, CustomDerivative rules, IReadOnlyList<Value> operands)
    {
        var value = operands[rules.ValueOperand];
        var assembled = ElementPart.HasParts(let.Result.Type) && analyzed.IsActive(value) ? calls.Assemble(let.Result) : (Value?)null;
        if (calls.TakeUpstream(let.Result, rules.ActiveResults) is not { } upstream)
            return;
        if (analyzed.IsActive(value))
            calls.AccumulateParts(value, assembled ?? upstream);

        // Rules are given the value that has their derivative, so that a second derivative goes through it.
        List<Value> seen = [.. operands.Select((operand, index) => index == rules.ValueOperand ? let.Result.Value : operand)];
        foreach (var rule in rules.Backward.Where(rule => rule.Arguments.Any(argument => analyzed.IsActive(operands[argument]))))
        {
            Value[] given = rule.IsHessian
                ? [.. seen.Take(rules.ValueOperand).Select(operand => calls.ArgumentOf(let, rules.DisplayName, operand)), .. rule.Arguments.Count == 1 ? [upstream] : builder.ElementsOf(upstream)]
                : [.. seen.Select(operand => calls.ArgumentOf(let, rules.DisplayName, operand)), upstream];
            calls.Distribute(new Call(rule.Method), given, [.. rule.Arguments.Select(argument => operands[argument])]);
        }

        for (var argument = 0; argument < rules.Arguments.Count; argument++)
        {
            if (rules.Arguments[argument] == ArgumentDerivative.ByRule && analyzed.IsActive(operands[argument]) && !rules.Backward.Any(rule => rule.Arguments.Contains(argument)))
                ReverseByTangent(let, rules, seen, argument, upstream);
        }
    }

    /// <summary>The derivative of a number with respect to a number is the tangent for the tangent 1.</summary>
    private void ReverseByTangent(Let let, CustomDerivative rules, List<Value> operands, int argument, Value upstream)
    {
        var rule = rules.Tangent.First(candidate => candidate.Arguments.Contains(argument));
        if (!let.Result.Type.IsReal || !rule.Arguments.All(other => builder.TypeOf(operands[other]).IsReal))
        {
            throw new MissingRuleException(
                let.Origin,
                $"The gradient of '{rules.DisplayName}'",
                $"write one that is marked [BackwardOf], beside '{rule.Method.DisplayName}'");
        }

        Value[] given =
        [
            .. operands.Take(rules.ValueOperand + 1).Select(operand => calls.ArgumentOf(let, rules.DisplayName, operand)),
            .. rule.Arguments.Select(other => builder.EmitLiteral(other == argument ? 1 : 0, builder.TypeOf(operands[other]))),
        ];
        var derivative = new Term(builder, builder.Emit(new Call(rule.Method), let.Result.Type, given));
        sweep.Accumulate(operands[argument], new Term(builder, upstream) * derivative);
    }
}
