using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary><c>switch</c> as a chain of choices; the operand is evaluated once.</summary>
internal sealed class SwitchBinder(BodyBinder body)
{
    public void Bind(ISwitchOperation choice)
    {
        var scope = body.Variables.Count;
        body.DeclareExpressionVariables(choice, choice.Locals);
        var value = body.Expressions.Bind(choice.Value);
        var fallback = choice.Cases.FirstOrDefault(section => section.Clauses.Any(IsDefault));

        // A section of the default that has labels of its own is tried where it stands, too: a later label may match the same values.
        List<ISwitchCaseOperation> tried = [.. choice.Cases.Where(section => section != fallback || (section.Clauses.Length > 1 && section != choice.Cases.Last()))];
        body.Flow.Block(body.OriginOf(choice.Value), [], end =>
        {
            body.Statements.SetTarget(choice.ExitLabel, end);
            BindSections(choice, value, tried, fallback);
            body.Flow.Jump(end);
        });
        body.Variables.CutTo(scope);
    }

    public Value Bind(ISwitchExpressionOperation choice)
    {
        var type = TypeBinder.Bind(choice.Type!);
        return BindArms(choice, body.Expressions.Bind(choice.Value), [.. choice.Arms], type);
    }

    private void BindSections(ISwitchOperation choice, Value value, List<ISwitchCaseOperation> sections, ISwitchCaseOperation? fallback)
    {
        if (sections.Count == 0)
        {
            if (fallback is not null)
            {
                body.DeclareExpressionVariables(fallback, fallback.Locals);
                BindSection(choice, fallback);
            }

            return;
        }

        var section = sections[0];
        body.DeclareExpressionVariables(section, section.Locals);
        List<ICaseClauseOperation> clauses = [.. section.Clauses.Where(clause => !IsDefault(clause))];
        var condition = Matches(clauses[0], value);
        foreach (var clause in clauses.Skip(1))
            condition = body.Branches.Or(clause, condition, () => Matches(clause, value));
        body.Branches.Run(section.Clauses[0], condition, () => BindSection(choice, section), () => BindSections(choice, value, [.. sections.Skip(1)], fallback));
    }

    private void BindSection(ISwitchOperation choice, ISwitchCaseOperation section)
    {
        var scope = body.Variables.Count;

        // A last 'break' is the end of the section.
        var count = section.Body.Length;
        if (section.Body.LastOrDefault() is IBranchOperation { BranchKind: BranchKind.Break } end && SymbolEqualityComparer.Default.Equals(end.Target, choice.ExitLabel))
            count--;
        foreach (var statement in section.Body.Take(count))
            body.Statements.Bind(statement);
        body.Variables.CutTo(scope);
    }

    /// <summary>Whether the clause takes the value; null where it takes every one.</summary>
    private Value? Matches(ICaseClauseOperation clause, Value value) => clause switch
    {
        ISingleValueCaseClauseOperation single => body.Patterns.IsConstant(single, value, single.Value),
        IPatternCaseClauseOperation pattern => body.Branches.And(
            clause, body.Patterns.Matches(pattern.Pattern, value), () => pattern.Guard is { } guard ? body.Expressions.Bind(guard) : null),
        _ => body.RefuseConstruct(clause),
    };

    private Value BindArms(ISwitchExpressionOperation choice, Value value, IReadOnlyList<ISwitchExpressionArmOperation> arms, IrType type)
    {
        var arm = arms[0];
        var scope = body.Variables.Count;
        body.DeclareExpressionVariables(arm, arm.Locals);
        var condition = body.Patterns.Matches(arm.Pattern, value);

        // The last arm of a switch that has one for every value needs no question.
        if (arms.Count == 1 && choice.IsExhaustive && arm.Guard is null)
            condition = null;
        condition = body.Branches.And(arm, condition, () => arm.Guard is { } guard ? body.Expressions.Bind(guard) : null);
        var result = condition is { } isTaken
            ? body.Branches.Choose(arm, isTaken, () => body.Expressions.Bind(arm.Value), () => arms.Count > 1 ? BindArms(choice, value, [.. arms.Skip(1)], type) : Unmatched(choice, value, type), type)
            : body.Expressions.Bind(arm.Value);
        body.Variables.CutTo(scope);
        return result;
    }

    private Value Unmatched(ISwitchExpressionOperation choice, Value value, IrType type)
    {
        var placeholder = body.Placeholder(type);
        var found = body.Builder.TypeOf(value) switch
        {
            { IsReal: true } real => [body.EmitTyped(choice, new Primitive("Stop"), real, value)],
            ScalarType or OpaqueType => new[] { value },
            _ => [],
        };
        body.Foreign.Throw(choice, "System.Runtime.CompilerServices.SwitchExpressionException", found);
        return placeholder;
    }

    private static bool IsDefault(ICaseClauseOperation clause) => clause.CaseKind == CaseKind.Default;
}
