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

    /// <summary>The parameters that own the memory of each name: of the parameters themselves, of second names, slices and references to elements.</summary>
    private static Dictionary<string, string> Roots(Method method)
    {
        var roots = method.Parameters.Where(parameter => parameter.Kind.IsIndexed()).ToDictionary(parameter => parameter.Name, parameter => parameter.Name);
        foreach (var statement in method.Body.Descendants())
        {
            var (name, owner) = statement switch
            {
                Declaration { Value: Variable { Kind: var kind } alias } declaration when kind.IsIndexed() => (declaration.Name, alias.Name),
                Declaration { Value: Slice slice } declaration => (declaration.Name, slice.Array.Name),
                ReferenceDeclaration { Place: Element element } declaration => (declaration.Name, element.Array),
                ReferenceDeclaration { Place: Variable variable } declaration => (declaration.Name, variable.Name),
                _ => ("", ""),
            };
            if (roots.TryGetValue(owner, out var root))
                roots[name] = root;
        }

        return roots;
    }

    private HashSet<string> Find(Method method, TestProgram program)
    {
        var roots = Roots(method);
        var written = new HashSet<string>();
        void Write(string? name)
        {
            if (name is not null && roots.TryGetValue(name, out var root))
                written.Add(root);
        }

        foreach (var statement in Reachability.Of(method.Body))
        {
            for (var i = 0; i < statement.Expressions.Length; i++)
            {
                if (statement.IsPlace(i) && statement is not ReferenceDeclaration)
                    Write(NameOf(statement.Expressions[i]));
                foreach (var expression in statement.Expressions[i].DescendantsAndSelf())
                {
                    foreach (var name in WrittenBy(expression, program))
                        Write(name);
                }
            }
        }

        return written;
    }

    private IEnumerable<string?> WrittenBy(Expression expression, TestProgram program)
    {
        for (var i = 0; i < expression.Children.Length; i++)
        {
            if (expression.IsPlace(i))
                yield return NameOf(expression.Children[i]);
        }

        if (expression is not Invocation { Method: var name, Arguments: var arguments })
            yield break;
        var callee = program.Methods.Single(candidate => candidate.Name == name);
        foreach (var (parameter, argument) in callee.Parameters.Zip(arguments))
        {
            if (_byMethod[name].Contains(parameter.Name))
                yield return argument is Slice slice ? slice.Array.Name : NameOf(argument);
        }
    }

    private static string? NameOf(Expression place) => place switch
    {
        Element element => element.Array,
        Variable variable => variable.Name,
        _ => null,
    };
}
