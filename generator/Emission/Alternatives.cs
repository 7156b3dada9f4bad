using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Where an arm of a branch ends in a jump over what follows, what follows is the other arm: <c>if (a) { … goto End; } … End: ;</c>
/// becomes <c>if (a) { … } else { … }</c>. The user's <c>return</c>, <c>break</c> and <c>continue</c> stay what they are.
/// </summary>
internal static class Alternatives
{
    /// <param name="statements">A list.</param>
    /// <param name="loop">The loop that it is the body of; null where it is an arm, or the function.</param>
    public static void Find(List<Statement> statements, LoopStatement? loop)
    {
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            if (statements[i] is IfStatement choice && (Over(statements, i, choice.Then, choice.Else, loop) || Over(statements, i, choice.Else, choice.Then, loop)))
                continue;
            foreach (var inner in StatementVariables.Lists(statements[i]))
                Find(inner, statements[i] as LoopStatement);
        }
    }

    /// <summary>Moves what one arm jumps over into the other, unless a jump from elsewhere leads into it.</summary>
    private static bool Over(List<Statement> statements, int index, List<Statement> jumping, List<Statement> other, LoopStatement? loop)
    {
        if (jumping.Count == 0 || jumping[jumping.Count - 1] is not Jump jump)
            return false;
        var end = statements.FindIndex(index, statement => statement is Mark mark && mark.Label == jump.Target);
        var over = end < 0 ? [] : statements.GetRange(index + 1, end - index - 1);
        if (over.All(statement => statement is Mark) || BeginsBackward(statements, end) || (loop is not null && EndsRound(statements, end, loop)))
            return false;
        var marks = new HashSet<Label>(over.OfType<Mark>().Select(mark => mark.Label));
        if (StatementVariables.All(statements.Take(index).Concat(jumping)).OfType<Jump>().Any(entering => marks.Contains(entering.Target)))
            return false;
        statements.RemoveRange(index + 1, over.Count);
        other.AddRange(over);
        foreach (var arm in new[] { jumping, other })
            Find(arm, loop: null);
        return true;
    }

    /// <summary>What leads there is a <c>continue</c>.</summary>
    private static bool EndsRound(List<Statement> statements, int mark, LoopStatement loop) =>
        statements.Skip(mark + 1).All(statement => statement is Mark || (statement is Jump jump && jump.Target == loop.Next));

    /// <summary>What leads there was a return of the user's.</summary>
    private static bool BeginsBackward(List<Statement> statements, int mark) => statements[mark].Origin.Sweep == Sweep.Forward
        && statements.Skip(mark + 1).FirstOrDefault(statement => statement is not Mark) is { Origin.Sweep: Sweep.Backward };
}
