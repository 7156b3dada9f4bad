using System.Collections.Immutable;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Shrinking;

/// <summary>Blocks that are simpler than another one. Not all of them compile.</summary>
internal static class StatementReductions
{
    /// <summary>First without many statements, then without few, then with simpler ones.</summary>
    public static IEnumerable<Block> Of(Block block, IReadOnlyList<Parameter> parameters)
    {
        var statements = block.Statements;
        for (var length = statements.Length; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= statements.Length; start += length)
                yield return new Block(statements.RemoveRange(start, length));
        }

        for (var i = 0; i < statements.Length; i++)
        {
            foreach (var simpler in Of(statements[i], parameters))
                yield return new Block([.. statements[..i], .. simpler, .. statements[(i + 1)..]]);
        }
    }

    private static IEnumerable<ImmutableArray<Statement>> Of(Statement statement, IReadOnlyList<Parameter> parameters)
    {
        foreach (var block in statement.Blocks)
            yield return [.. Counter(statement), .. block.Statements];
        foreach (var simpler in Simpler(statement))
            yield return [simpler];
        for (var i = 0; i < statement.Blocks.Length; i++)
        {
            foreach (var block in Of(statement.Blocks[i], parameters))
                yield return [statement.With(statement.Expressions, statement.Blocks.SetItem(i, block))];
        }

        for (var i = 0; i < statement.Expressions.Length; i++)
        {
            foreach (var expression in ExpressionReductions.Of(statement.Expressions[i], statement.IsPlace(i), parameters))
                yield return [statement.With(statement.Expressions.SetItem(i, expression), statement.Blocks)];
        }
    }

    /// <summary>What the body of a loop needs when it stands alone.</summary>
    private static IEnumerable<Statement> Counter(Statement loop) => loop switch
    {
        For counted => [new Declaration(counted.Name, ValueKind.Integer, counted.From)],
        While counted => [new Declaration(counted.Counter, ValueKind.Integer, new IntegerLiteral(1))],
        ForEach each => [new Declaration(each.Name, ValueKind.Real, new Element(each.Array, new IntegerLiteral(0)))],
        _ => [],
    };

    private static IEnumerable<Statement> Simpler(Statement statement)
    {
        switch (statement)
        {
            case If { Else: not null } choice:
                yield return choice with { Else = null };
                break;
            case For { Step: not 1 } loop:
                yield return loop with { Step = 1 };
                break;
            case While loop:
                if (loop.Limit > 1)
                    yield return loop with { Limit = loop.Limit - 1 };
                if (loop.Form != WhileForm.CountsInBody)
                    yield return loop with { Form = WhileForm.CountsInBody };
                break;
            case Switch { Patterns.Length: > 1 } choice:
                yield return choice with { Patterns = choice.Patterns.RemoveAt(0), Sections = choice.Sections.RemoveAt(0) };
                break;
            case Assignment { Operator: not "=", Place.Kind: ValueKind.Real } assignment:
                yield return assignment with { Operator = "=" };
                break;
            case PairAssignment pair:
                yield return new Assignment(pair.FirstPlace, "=", pair.First);
                yield return new Assignment(pair.SecondPlace, "=", pair.Second);
                break;
            case Declaration { Value: ZeroArray { Length: > 1 } array } declaration:
                yield return declaration with { Value = new ZeroArray(array.Length - 1) };
                break;
        }
    }
}
