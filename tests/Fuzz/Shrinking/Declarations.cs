using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Shrinking;

/// <summary>Whether a program uses only what it declares: cheaper to ask than a compiler.</summary>
internal static class Declarations
{
    public static bool AreComplete(TestProgram program)
    {
        var known = new HashSet<string>();
        foreach (var method in program.Methods)
        {
            var returns = method.Result == ValueKind.Nothing || method.Body.Statements is [.., Return];
            if (!returns || !AreComplete(method.Body, [.. method.Parameters.Select(parameter => parameter.Name), .. known]))
                return false;
            known.Add(method.Name);
        }

        return true;
    }

    private static bool AreComplete(Block block, HashSet<string> visible)
    {
        // What a block declares is not visible after it.
        var inside = new HashSet<string>(visible);
        foreach (var statement in block.Statements)
        {
            // The counter of a while loop is declared before its condition.
            if (statement is While loop)
                inside.Add(loop.Counter);
            if (!statement.Expressions.All(expression => expression.DescendantsAndSelf().All(part => NameIn(part) is not { } name || inside.Contains(name))))
                return false;
            if (statement is ForEach each && !inside.Contains(each.Array))
                return false;
            inside.UnionWith(DeclaredBy(statement));
            HashSet<string> inBlocks = statement switch
            {
                For counted => [.. inside, counted.Name],
                ForEach element => [.. inside, element.Name],
                _ => inside,
            };
            if (!statement.Blocks.All(inner => AreComplete(inner, inBlocks)))
                return false;
        }

        return true;
    }

    private static string? NameIn(Expression expression) => expression switch
    {
        Variable variable => variable.Name,
        Element element => element.Array,
        WrappedIndex index => index.Array,
        Length length => length.Array,
        Increment increment => increment.Name,
        Slice slice => slice.Array.Name,
        Invocation call => call.Method,
        _ => null,
    };

    private static IEnumerable<string> DeclaredBy(Statement statement) => statement switch
    {
        Declaration declaration => [declaration.Name],
        ReferenceDeclaration declaration => [declaration.Name],
        Deconstruction pair => [pair.First, pair.Second],
        _ => [],
    };
}
