using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// Asks the parts of a condition that is made by <c>&amp;&amp;</c> one after the other, each for itself: so that a counter still ends a loop whose
/// condition is about real numbers as well.
/// </summary>
internal static class SplitGuards
{
    public static Function Of(Function function)
    {
        var builder = FunctionBuilder.Continuing(function);
        var uses = function.Body.Uses().GroupBy(value => value).ToDictionary(group => group.Key, group => group.Count());
        var falsehoods = new HashSet<Value>(function.Body.Descendants().OfType<Let>().Where(let => let.Operation == Literals.False).Select(let => let.Result.Value));
        return function with { Body = Split(function.Body) };

        Region Split(Region region)
        {
            var instructions = region.Instructions.Select(instruction => instruction.SelectRegions(Split)).ToList();

            // From the end on: the first of the two is asked next whether it is made of others itself.
            for (var i = instructions.Count - 2; i >= 0; i--)
            {
                if (instructions[i] is not If { Results.Count: 1 } both || instructions[i + 1] is not If guard || !IsConjunction(both, guard))
                    continue;
                var end = builder.NewLabel();
                instructions[i] = guard with { Condition = both.Condition, End = end, Then = guard.Then with { Exit = new Exit(end, []) } };
                instructions[i + 1] = guard with { Condition = both.Then.Exit.Values[0] };
                instructions.InsertRange(i + 1, both.Then.Instructions);
            }

            return region with { Instructions = instructions.ToEquatableArray() };
        }

        bool IsConjunction(If both, If guard) => guard.Condition == both.Results[0].Value && uses[guard.Condition] == 1
            && both.Then.Exit.Target == both.End
            && both.Else.Exit.Target == both.End && both.Else.Instructions.All(instruction => instruction is Let { Operation: Literal }) && falsehoods.Contains(both.Else.Exit.Values[0])
            && guard.Then.Instructions.Count == 0 && guard.Then.Exit.Target == guard.End
            && guard.Else.Instructions.Count == 0 && guard.Else.Exit.Target != guard.End
            && guard.Results.Count == 0;
    }
}
