using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>
/// What is known of the rounds of a loop: which carried integers move in fixed steps, and, where one of them alone decides the end,
/// how often the loop runs.
/// </summary>
/// <param name="Steps">For each carried value, its step a round; null where it does not move in fixed steps.</param>
/// <param name="Counter">The carried value that the loop counts with; null where its number of rounds is not known before.</param>
/// <param name="Bound">What the counter is compared with.</param>
/// <param name="IncludesBound">The counter takes the value of the bound as well.</param>
/// <param name="Offset">What is added to the counter where it is compared, as in <c>i + 1 &lt; length</c>; not negative.</param>
internal sealed record LoopShape(IReadOnlyList<int?> Steps, int? Counter, Value Bound, bool IncludesBound, int Offset)
{
    private const int LargestSmall = 1 << 24;

    public bool IsCounted => Counter is not null;

    public static LoopShape Of(Loop loop, ControlFlow flow, Func<Value, Let?> producerOf)
    {
        var rounds = loop.Body.AllRegions().Where(region => region.Exit.Target == loop.Next).Select(region => region.Exit.Values).ToList();
        var parameters = loop.Body.Parameters;
        var steps = Enumerable.Range(0, parameters.Count).Select(index => StepOf(parameters[index], rounds.Select(values => values[index]), producerOf)).ToList();
        var unknown = new LoopShape(steps, null, default, false, 0);
        if (LeavesEarly(loop, flow) || ConditionAtTop(loop) is not { } guard || producerOf(guard.Condition) is not { } condition)
            return unknown;

        for (var side = 0; side < 2 && condition.Operands.Count == 2; side++)
        {
            var compared = condition.Operands[side];
            var offset = OffsetOf(ref compared, producerOf);
            var counter = parameters.ToList().FindIndex(parameter => parameter.Value == compared);
            if (counter < 0 || steps[counter] is not { } step || (offset > 0 && !(step > 0 && StartsSmall(loop.Initial[counter], producerOf))))
                continue;
            var comparison = side == 0 ? condition.Operation.Name : Mirrored(condition.Operation.Name);
            var counts = comparison switch { "Less" or "LessOrEqual" => step > 0, "Greater" or "GreaterOrEqual" => step < 0, _ => false };
            if (counts && IsInvariant(condition.Operands[1 - side], loop, producerOf))
                return new LoopShape(steps, counter, condition.Operands[1 - side], comparison is "LessOrEqual" or "GreaterOrEqual", offset);
        }

        return unknown;
    }

    /// <summary>Whether there is another way out of a loop than one condition.</summary>
    public static bool LeavesEarly(Loop loop, ControlFlow flow) =>
        flow.Leaving(loop).Any(label => label != loop.End) || loop.Body.AllRegions().Count(region => region.Exit.Target == loop.End) > 1;

    /// <summary>The condition at the top of a loop that decides between a round and the end; null where something else comes first.</summary>
    public static If? ConditionAtTop(Loop loop)
    {
        foreach (var instruction in loop.Body.Instructions)
        {
            switch (instruction)
            {
                case If guard when guard.Else.Exit.Target == loop.End:
                    return guard.Then.Exit.Target == guard.End && guard.Then.Instructions.Count == 0 && guard.Else.Instructions.Count == 0 ? guard : null;
                case If part when part.Then.Exit.Target == part.End && part.Else.Exit.Target == part.End && !part.Regions().SelectMany(IrTraversal.Descendants).Any(IsWriteOrLoop):
                    continue;
                case Let { Results.Count: 1 } let when StorageClasses.WrittenBy(let) is null:
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Takes a small number that is added to a value off it.</summary>
    private static int OffsetOf(ref Value compared, Func<Value, Let?> producerOf)
    {
        if (producerOf(compared) is not { Operation: Primitive { Key: "Add" } } sum || producerOf(sum.Operands[1])?.Operation is not Literal { Number: > 0 and <= LargestSmall and { } offset })
            return 0;
        compared = sum.Operands[0];
        return (int)offset;
    }

    /// <summary>A sum of it and an offset does not wrap around: neither at the first comparison, nor, below the bound, at a later one.</summary>
    private static bool StartsSmall(Value initial, Func<Value, Let?> producerOf) => producerOf(initial)?.Operation is Literal { Number: >= 0 and <= LargestSmall };

    private static bool IsWriteOrLoop(Instruction instruction) => instruction is Loop or Block or Let { Operation: Throw } || (instruction is Let let && StorageClasses.WrittenBy(let) is not null);

    private static int? StepOf(Definition parameter, IEnumerable<Value> next, Func<Value, Let?> producerOf)
    {
        if (parameter.Type != IrType.Int32)
            return null;
        int? step = null;
        foreach (var value in next)
        {
            if (producerOf(value) is not { Operation: Primitive or CheckedArithmetic, Operands.Count: 2 } let || let.Operands[0] != parameter.Value
                || producerOf(let.Operands[1])?.Operation is not Literal { Number: { } number })
                return null;
            int? own = let.Operation.Name switch { "Add" => (int)number, "Subtract" => -(int)number, _ => null };
            if (own is null or 0 || (step is not null && step != own))
                return null;
            step = own;
        }

        return step;
    }

    /// <summary>Whether a value is computed in every round from what does not change: it can be computed once, elsewhere.</summary>
    private static bool IsInvariant(Value value, Loop loop, Func<Value, Let?> producerOf)
    {
        if (loop.Body.Parameters.Any(parameter => parameter.Value == value))
            return false;
        if (!loop.Body.Descendants().SelectMany(instruction => instruction.Results.Concat(instruction.Regions().SelectMany(region => region.Parameters))).Any(result => result.Value == value))
            return true;
        return producerOf(value) is { } let && let.Operation is Literal or Primitive { Key: "Add" or "Subtract" or "Multiply" or "Length" or "Count" or "RowCount" or "ColumnCount" or "Negate" or "DimensionLength" }
            && let.Operands.All(operand => IsInvariant(operand, loop, producerOf));
    }

    private static string Mirrored(string comparison) => comparison switch
    {
        "Less" => "Greater",
        "LessOrEqual" => "GreaterOrEqual",
        "Greater" => "Less",
        "GreaterOrEqual" => "LessOrEqual",
        _ => comparison,
    };
}
