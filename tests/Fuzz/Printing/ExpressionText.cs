using System.Globalization;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Printing;

/// <summary>Expressions as C#; whatever has an operator stands in parentheses inside another expression.</summary>
internal sealed class ExpressionText(Dialect dialect)
{
    public string Print(Expression expression) => expression switch
    {
        RealLiteral literal => Real(literal.Value),
        IntegerLiteral literal => literal.Value.ToString(CultureInfo.InvariantCulture),
        BooleanLiteral literal => literal.Value ? "true" : "false",
        Variable variable => variable.Name,
        Element element => $"{element.Array}[{Print(element.Index)}]",
        Member member => $"{Inner(member.Aggregate)}.{member.Name}",
        WrappedIndex index => $"Math.Abs({Inner(index.Index)} % {index.Array}.Length)",
        Length length => $"{length.Array}.Length",
        Unary unary => $"{unary.Operator}{Inner(unary.Operand)}",
        Binary binary => $"{Inner(binary.Left)} {binary.Operator} {Inner(binary.Right)}",
        FunctionCall call => $"{dialect.FunctionName(call.Name)}({All(call.Operands)})",
        Choice choice => $"{Inner(choice.Condition)} ? {Inner(choice.WhenTrue)} : {Inner(choice.WhenFalse)}",
        SwitchChoice choice => $"{Subject(choice.Subject)} switch {{ {Arms(choice)}_ => {Print(choice.Otherwise)} }}",
        Truncation truncation => $"(int){Inner(truncation.Operand)}",
        Increment increment => $"{increment.Name}++",
        AssignedValue assignment => $"{Print(assignment.Place)} = {Print(assignment.Value)}",
        Pair { Kind: ValueKind.Point } point => $"new Point({Print(point.First)}, {Print(point.Second)})",
        Pair pair => $"({Print(pair.First)}, {Print(pair.Second)})",
        ChangedPoint change => $"{Inner(change.Point)} with {{ {change.Name} = {Print(change.Value)} }}",
        NewArray { Kind: ValueKind.Array } array => $"new {dialect.Number}[] {{ {All(array.Elements)} }}",
        NewArray array => $"stackalloc {dialect.Number}[] {{ {All(array.Elements)} }}",
        ZeroArray array => $"new {dialect.Number}[{array.Length}]",
        Slice { Array.Kind: ValueKind.Array } slice => $"{slice.Array.Name}.AsSpan({slice.Start}, {slice.Length})",
        Slice slice => $"{slice.Array.Name}.Slice({slice.Start}, {slice.Length})",
        Reference reference => $"{(reference.Mode == PassMode.Out ? "out" : "ref")} {Print(reference.Place)}",
        Invocation call => $"{call.Method}({All(call.Arguments)})",
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    /// <summary>What a switch looks at.</summary>
    public string Subject(Expression subject) => subject.Kind == ValueKind.Real ? dialect.Compared(Inner(subject)) : Inner(subject);

    private static string Real(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('E', StringComparison.Ordinal) ? text : text + ".0";
    }

    private string Inner(Expression expression) => expression
        is Unary or Binary or Choice or SwitchChoice or Truncation or AssignedValue or ChangedPoint or Pair { Kind: ValueKind.Point }
        or RealLiteral { Value: < 0 } or IntegerLiteral { Value: < 0 }
            ? $"({Print(expression)})"
            : Print(expression);

    private string All(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Print));

    private string Arms(SwitchChoice choice) => string.Concat(choice.Patterns.Zip(choice.Values, (pattern, value) => $"{pattern} => {Print(value)}, "));
}
