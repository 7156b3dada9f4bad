using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Finds the words for the jumps: none where control gets there anyway, <c>break</c> and <c>continue</c> for the innermost loop, and
/// <c>goto</c> for the rest.
/// </summary>
internal sealed class Jumps
{
    private readonly HashSet<Label> _wanted = [];
    private readonly HashSet<string> _names = [];

    private Jumps()
    {
    }

    public static void Resolve(List<Statement> function)
    {
        var jumps = new Jumps();
        jumps.Visit(function, [], null);
        jumps.NameMarks(function);
    }

    /// <param name="statements">A list.</param>
    /// <param name="following">The labels that follow the list.</param>
    /// <param name="loop">The labels that <c>break</c> and <c>continue</c> lead to; null outside of loops.</param>
    private void Visit(List<Statement> statements, HashSet<Label> following, LoopLabels? loop)
    {
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            switch (statements[i])
            {
                case Mark mark:
                    following = [.. following, mark.Label];
                    continue;
                case Jump jump when following.Contains(jump.Target):
                    statements.RemoveAt(i);
                    continue;
                case Jump jump:
                    Resolve(jump, loop);
                    break;
                case IfStatement choice:
                    Visit(choice.Then, following, loop);
                    Visit(choice.Else, following, loop);
                    break;
                case LoopStatement inner:
                    inner.Body.Add(new Mark(inner.Next, inner.Origin));
                    Visit(inner.Body, [], new LoopLabels(following, AtTheEnd(inner)));
                    break;
            }

            following = [];
        }
    }

    private void Resolve(Jump jump, LoopLabels? loop)
    {
        if (loop is not null && loop.Break.Contains(jump.Target))
            jump.Form = JumpForm.Break;
        else if (loop is not null && loop.Continue.Contains(jump.Target))
            jump.Form = JumpForm.Continue;
        else
            _wanted.Add(jump.Target);
    }

    /// <summary>The labels from which nothing is left to do in this round.</summary>
    private static HashSet<Label> AtTheEnd(LoopStatement loop) =>
    [
        .. Enumerable.Reverse(loop.Body)
            .TakeWhile(statement => statement is Mark || (statement is Jump jump && jump.Target == loop.Next))
            .OfType<Mark>()
            .Select(mark => mark.Label),
    ];

    private void NameMarks(List<Statement> statements)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            foreach (var list in StatementVariables.Lists(statements[i]))
                NameMarks(list);
            if (statements[i] is Mark mark && _wanted.Contains(mark.Label))
                mark.Name = Name(statements, i);
        }
    }

    private string Name(List<Statement> statements, int index)
    {
        var isBeforeBackward = statements[index].Origin.Sweep == Sweep.Forward
            && statements.Skip(index + 1).FirstOrDefault(statement => statement is not Mark) is { Origin.Sweep: Sweep.Backward };
        var wish = isBeforeBackward ? "Backward"
            : index > 0 && statements[index - 1] is LoopStatement ? "EndOfLoop"
            : index == statements.Count - 1 ? "Continue"
            : "Skip";
        var name = wish;
        for (var number = 2; !_names.Add(name); number++)
            name = wish + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }

    private sealed record LoopLabels(HashSet<Label> Break, HashSet<Label> Continue);
}
