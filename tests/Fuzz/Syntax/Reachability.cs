using System.Collections.Immutable;

namespace SymbolicBackprop.Fuzz.Syntax;

/// <summary>Which statements C# can reach: not the arms that a constant condition rules out, nor what follows an exit.</summary>
internal static class Reachability
{
    public static IEnumerable<Statement> Of(Block block)
    {
        foreach (var statement in block.Statements)
        {
            yield return statement;
            foreach (var inner in Arms(statement).SelectMany(Of))
                yield return inner;
            if (!CompletesNormally(statement))
                yield break;
        }
    }

    private static ImmutableArray<Block> Arms(Statement statement) => statement is If choice && Constants.Boolean(choice.Condition) is { } known
        ? known ? [choice.Then] : choice.Else is { } otherwise ? [otherwise] : []
        : statement.Blocks;

    private static bool CompletesNormally(Statement statement) => statement switch
    {
        Break or Continue or Return => false,
        If { Else: null } choice => Constants.Boolean(choice.Condition) != true || CompletesNormally(choice.Then),
        If choice => Arms(choice).Any(CompletesNormally),
        While { Form: WhileForm.ConditionLast } loop => CompletesNormally(loop.Body) || Of(loop.Body).Any(inner => inner is Break or Continue),
        Switch choice => choice.Sections.Any(section => CompletesNormally(section) || Of(section).OfType<Break>().Any()),
        _ => true,
    };

    private static bool CompletesNormally(Block block) => block.Statements.All(CompletesNormally);
}
