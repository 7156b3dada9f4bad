using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Ends of regions that control never reaches, which C# cannot know: an arm that leads there is never taken, so the other always is;
/// where that does not say it all, a statement throws there.
/// </summary>
internal static class DeadEnds
{
    /// <summary>Makes the end of a list one that C# sees is never reached.</summary>
    public static void Close(List<Statement> statements, NeededValues needed, Origin origin)
    {
        while (statements.Count >= 2
            && statements[statements.Count - 1] is Mark mark
            && statements[statements.Count - 2] is IfStatement choice
            && choice.Then.Concat(choice.Else).All(statement => JumpsTo([statement], mark.Label) == 0 || statement is Jump))
        {
            statements.RemoveAt(statements.Count - 1);
            foreach (var arm in StatementVariables.Lists(choice))
            {
                if (arm.RemoveAll(statement => statement is Jump jump && jump.Target == mark.Label) > 0)
                    Close(arm, needed, origin);
            }

            if (TakenArm(choice, needed) is not { } taken)
                return;
            statements.RemoveAt(statements.Count - 1);
            statements.AddRange(taken);
        }

        if (IsReached(statements, statements.Count))
            statements.Add(new UnreachableStatement(origin));
    }

    /// <summary>The arm that is always taken; null where both may be.</summary>
    public static List<Statement>? TakenArm(IfStatement choice, NeededValues needed) =>
        needed.MayThrow(choice.Condition) || IsNeverTaken(choice.Then) == IsNeverTaken(choice.Else) ? null
        : IsNeverTaken(choice.Then) ? choice.Else
        : choice.Then;

    private static bool IsNeverTaken(List<Statement> arm) => arm.Count == 1 && arm[0] is UnreachableStatement;

    /// <summary>Whether control may come to the end of the first statements of a list. Loops are left by jumps only.</summary>
    private static bool IsReached(List<Statement> statements, int count) => count == 0 || statements[count - 1] switch
    {
        Jump or ReturnStatement or UnreachableStatement or LoopStatement or OperationStatement { Let.Operation: Throw } => false,
        IfStatement choice => IsReached(choice.Then, choice.Then.Count) || IsReached(choice.Else, choice.Else.Count),
        Mark mark => JumpsTo(statements.Take(count), mark.Label) > 0 || IsReached(statements, count - 1),
        _ => true,
    };

    private static int JumpsTo(IEnumerable<Statement> statements, Label label) =>
        StatementVariables.All(statements).Count(statement => statement is Jump jump && jump.Target == label);
}
