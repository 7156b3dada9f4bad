using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Shrinking;

/// <summary>Expressions that are simpler than another one and can mostly stand in its place.</summary>
internal static class ExpressionReductions
{
    /// <param name="expression">What becomes simpler.</param>
    /// <param name="isPlace">Whether it is assigned, so that only its parts can change.</param>
    /// <param name="parameters">Variables that are visible everywhere.</param>
    public static IEnumerable<Expression> Of(Expression expression, bool isPlace, IReadOnlyList<Parameter> parameters)
    {
        if (!isPlace)
        {
            foreach (var whole in Replacements(expression, parameters))
                yield return whole;
        }

        // The divisor of an integer division stays as it is: it must not become 0.
        var count = expression is Binary { Kind: ValueKind.Integer, Operator: "/" or "%" } ? 1 : expression.Children.Length;
        for (var i = 0; i < count; i++)
        {
            foreach (var child in Of(expression.Children[i], expression.IsPlace(i), parameters))
                yield return expression.With(expression.Children.SetItem(i, child));
        }
    }

    private static IEnumerable<Expression> Replacements(Expression expression, IReadOnlyList<Parameter> parameters)
    {
        if (expression is RealLiteral or IntegerLiteral or BooleanLiteral or Variable or Reference)
        {
            // Nothing is simpler than a variable but one; round numbers are simpler than others.
            if (expression is RealLiteral { Value: not (1 or 0) })
                yield return new RealLiteral(1);
            if (expression is IntegerLiteral { Value: > 0 } number)
                yield return new IntegerLiteral(number.Value - 1);
            if (expression is Variable { Kind: ValueKind.Integer })
                yield return new IntegerLiteral(0);
            yield break;
        }

        foreach (var part in expression.Children.Where(part => part.Kind == expression.Kind && part is not Reference))
            yield return part;
        foreach (var parameter in parameters.Where(parameter => parameter.Kind == expression.Kind && parameter.Mode != PassMode.Out).Take(2))
            yield return new Variable(parameter.Name, parameter.Kind);
        switch (expression.Kind)
        {
            case ValueKind.Real:
                yield return new RealLiteral(1);
                break;
            case ValueKind.Integer:
                yield return new IntegerLiteral(0);
                yield return new IntegerLiteral(1);
                break;
            case ValueKind.Boolean:
                yield return new BooleanLiteral(true);
                yield return new BooleanLiteral(false);
                break;
        }

        if (expression is SwitchChoice { Patterns.Length: > 1 } choice)
            yield return choice with { Patterns = choice.Patterns.RemoveAt(0), Values = choice.Values.RemoveAt(0) };
        if (expression is NewArray { Elements: { Length: > 1 } elements } array)
            yield return array with { Elements = elements.RemoveAt(elements.Length - 1) };
    }
}
