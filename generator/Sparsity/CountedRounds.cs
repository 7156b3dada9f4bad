using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// Whether a loop that real numbers may end has another end besides, which a counter comes to: its rounds then go on to that one, because nobody
/// knows which of them are run.
/// </summary>
internal sealed class CountedRounds(Function function, Certainty certainty)
{
    private readonly ControlFlow _flow = ControlFlow.Of(function);
    private readonly Dictionary<Value, Let> _producers = function.Body.Descendants().OfType<Let>().Where(let => let.Results.Count == 1).ToDictionary(let => let.Result.Value);

    /// <exception cref="UncertainFlowException">There is no such end.</exception>
    public void Require(Loop loop)
    {
        if (!certainty.IsLeftInDoubt(loop) && !certainty.IsDoubtful(loop.Next))
            return;
        var inside = new HashSet<Label>(loop.Body.Descendants().SelectMany(IrTraversal.LabelsOf)) { loop.Next };
        if (!EndsByCounter(loop.Body, loop, inside, byCounter: false))
        {
            throw new UncertainFlowException(
                loop.Origin, "covers all rounds of a loop, and real numbers alone decide how many this one has",
                "count the rounds as well: 'for (int round = 0; round < most; round++)', and leave that loop by 'break'");
        }
    }

    private bool EndsByCounter(Region region, Loop loop, HashSet<Label> inside, bool byCounter) =>
        (byCounter && certainty.DestinationOf(region) is { } destination && !inside.Contains(destination))
        || region.Instructions.Any(instruction => instruction switch
        {
            If branch when !certainty.IsUncertain(branch) => branch.Regions().Any(arm => EndsByCounter(arm, loop, inside, byCounter || AsksCounter(branch.Condition, loop))),
            Block block => EndsByCounter(block.Body, loop, inside, byCounter),
            _ => false,
        });

    /// <summary>Whether a condition compares a number that moves in fixed steps from round to round.</summary>
    private bool AsksCounter(Value condition, Loop loop)
    {
        var steps = LoopShape.Of(loop, _flow, ProducerOf).Steps;
        return ProducerOf(condition) is { Operation: Primitive { Key: "Less" or "LessOrEqual" or "Greater" or "GreaterOrEqual" or "Equal" or "NotEqual" } } comparison
            && comparison.Operands.Any(operand => Moves(operand) || (ProducerOf(operand) is { Operation: Primitive { Key: "Add" or "Subtract" } } sum && sum.Operands.Any(Moves)));

        bool Moves(Value value) => Enumerable.Range(0, steps.Count).Any(index => steps[index] is not null && loop.Body.Parameters[index].Value == value);
    }

    private Let? ProducerOf(Value value) => _producers.TryGetValue(value, out var let) ? let : null;
}
