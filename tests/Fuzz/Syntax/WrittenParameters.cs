namespace SymbolicBackprop.Fuzz.Syntax;

/// <summary>
/// Which parameters are in-outs: those passed by reference, and the arrays and spans whose elements the method writes,
/// itself, through another name of theirs, or by handing them to a method that does.
/// </summary>
internal sealed class WrittenParameters
{
    private readonly Dictionary<string, HashSet<string>> _byMethod = [];

    public WrittenParameters(TestProgram program)
    {
        foreach (var method in program.Methods)
            _byMethod.Add(method.Name, Find(method, program));
    }

    public bool IsInOut(Method method, Parameter parameter) => parameter.Mode != PassMode.Value || _byMethod[method.Name].Contains(parameter.Name);

    private HashSet<string> Find(Method method, TestProgram program)
    {
        var statements = method.Body.Descendants().ToList();
        var roots = method.Parameters.Where(parameter => parameter.Kind.IsIndexed()).ToDictionary(parameter => parameter.Name, parameter => parameter.Name);
        foreach (var declaration in statements.OfType<Declaration>())
        {
            if (declaration.Value is Variable { Kind: var kind } alias && kind.IsIndexed())
                roots[declaration.Name] = roots.GetValueOrDefault(alias.Name, alias.Name);
            if (declaration.Value is Slice { Array.Name: var sliced })
                roots[declaration.Name] = roots.GetValueOrDefault(sliced, sliced);
        }

        var written = new HashSet<string>();
        void Write(Expression place)
        {
            if (place is Element { Array: var array } && roots.TryGetValue(array, out var root))
                written.Add(root);
        }

        foreach (var statement in statements)
        {
            for (var i = 0; i < statement.Expressions.Length; i++)
            {
                if (statement.IsPlace(i))
                    Write(statement.Expressions[i]);
            }
        }

        foreach (var expression in method.Body.DescendantExpressions())
        {
            for (var i = 0; i < expression.Children.Length; i++)
            {
                if (expression.IsPlace(i))
                    Write(expression.Children[i]);
            }

            if (expression is not Invocation { Method: var name, Arguments: var arguments })
                continue;
            var callee = program.Methods.Single(candidate => candidate.Name == name);
            foreach (var (parameter, argument) in callee.Parameters.Zip(arguments))
            {
                var array = argument switch { Variable variable => variable.Name, Slice slice => slice.Array.Name, _ => null };
                if (array is not null && _byMethod[name].Contains(parameter.Name) && roots.TryGetValue(array, out var root))
                    written.Add(root);
            }
        }

        return written;
    }
}
