namespace SymbolicBackprop.Fuzz.Syntax;

/// <summary>What C# computes while it compiles.</summary>
internal static class Constants
{
    /// <summary>The value of a condition that is constant; null for any other.</summary>
    public static bool? Boolean(Expression expression) => expression switch
    {
        BooleanLiteral literal => literal.Value,
        Unary { Operator: "!" } negation => !Boolean(negation.Operand),
        Choice choice => Boolean(choice.Condition) is { } first && Boolean(choice.WhenTrue) is { } second && Boolean(choice.WhenFalse) is { } third ? first ? second : third : null,
        Binary { Operator: "&&" or "||" } binary => Boolean(binary.Left) is { } left && Boolean(binary.Right) is { } right ? binary.Operator == "&&" ? left && right : left || right : null,
        Binary { Left.Kind: ValueKind.Integer or ValueKind.Real } comparison => Number(comparison.Left) is { } left && Number(comparison.Right) is { } right
            ? comparison.Operator switch
            {
                "<" => left < right,
                ">" => left > right,
                "<=" => left <= right,
                ">=" => left >= right,
                "==" => left == right,
                "!=" => left != right,
                _ => null,
            }
            : null,
        _ => null,
    };

    /// <summary>The value of a number that is constant; null for any other. Integers of programs are small enough to be held by a real number.</summary>
    private static double? Number(Expression expression) => expression switch
    {
        RealLiteral literal => literal.Value,
        IntegerLiteral literal => literal.Value,
        Unary { Operator: "-" } negation => -Number(negation.Operand),
        Truncation truncation => Number(truncation.Operand) is { } real ? Math.Truncate(real) : null,
        Choice choice => Boolean(choice.Condition) is { } condition && Number(choice.WhenTrue) is { } first && Number(choice.WhenFalse) is { } second ? condition ? first : second : null,
        Binary binary when Number(binary.Left) is { } left && Number(binary.Right) is { } right => binary.Operator switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => binary.Kind == ValueKind.Integer ? Math.Truncate(left / right) : left / right,
            "%" => left % right,
            _ => null,
        },
        _ => null,
    };
}
