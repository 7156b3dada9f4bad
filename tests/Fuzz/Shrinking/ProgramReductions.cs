using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Shrinking;

/// <summary>Programs that are one step simpler than another one, large steps first. A few of them do not compile.</summary>
internal static class ProgramReductions
{
    public static IEnumerable<TestProgram> Of(TestProgram program) => Candidates(program).Where(Declarations.AreComplete);

    private static IEnumerable<TestProgram> Candidates(TestProgram program)
    {
        for (var i = 0; i < program.Methods.Length - 1; i++)
            yield return program with { Methods = program.Methods.RemoveAt(i) };
        for (var i = program.Methods.Length - 1; i >= 0; i--)
        {
            var method = program.Methods[i];
            for (var parameter = 0; parameter < method.Parameters.Length; parameter++)
            {
                yield return WithoutParameter(program, i, parameter);
                if (method == program.Entry && method.Parameters[parameter] is { Length: > 1 } array)
                    yield return With(program, i, method with { Parameters = method.Parameters.SetItem(parameter, array with { Length = array.Length - 1 }) });
            }

            foreach (var body in StatementReductions.Of(method.Body, method.Parameters))
                yield return With(program, i, method with { Body = body });
        }
    }

    private static TestProgram With(TestProgram program, int index, Method method) => program with { Methods = program.Methods.SetItem(index, method) };

    /// <summary>The method without a parameter, and its calls without the argument.</summary>
    private static TestProgram WithoutParameter(TestProgram program, int index, int parameter)
    {
        var method = program.Methods[index];
        Expression Rewrite(Expression expression)
        {
            var inner = expression.With([.. expression.Children.Select(Rewrite)]);
            return inner is Invocation call && call.Method == method.Name ? call with { Arguments = call.Arguments.RemoveAt(parameter) } : inner;
        }

        Block RewriteBlock(Block block) => new([.. block.Statements.Select(statement =>
            statement.With([.. statement.Expressions.Select(Rewrite)], [.. statement.Blocks.Select(RewriteBlock)]))]);

        var shorter = With(program, index, method with { Parameters = method.Parameters.RemoveAt(parameter) });
        return shorter with { Methods = [.. shorter.Methods.Select(candidate => candidate with { Body = RewriteBlock(candidate.Body) })] };
    }
}
