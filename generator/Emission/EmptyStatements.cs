using System.Collections.Generic;
using System.Linq;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Drops constructs in which nothing is left to print: branches, and loops that are known to end.</summary>
internal static class EmptyStatements
{
    public static void Remove(List<Statement> statements, NeededValues needed)
    {
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            foreach (var inner in StatementVariables.Lists(statements[i]))
                Remove(inner, needed);
            if (IsEmpty(statements[i], needed))
                statements.RemoveAt(i);
        }
    }

    private static bool IsEmpty(Statement statement, NeededValues needed) => statement switch
    {
        IfStatement choice => !needed.MayThrow(choice.Condition) && IsSilent(choice.Then) && IsSilent(choice.Else),
        LoopStatement { Form: LoopForm.For, Ends: true } loop => !needed.MayThrow(loop.Condition) && IsSilent(loop.Body),
        _ => false,
    };

    /// <summary>A place that jumps lead to is printed.</summary>
    private static bool IsSilent(List<Statement> statements) => statements.All(statement => statement is Mark { Name: null });
}
