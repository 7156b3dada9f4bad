using System.Text;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Printing;

/// <summary>A program as a C# file with one static class.</summary>
internal sealed class ProgramText
{
    private readonly StringBuilder _text = new();
    private readonly Dialect _dialect;
    private readonly ExpressionText _expressions;
    private int _depth;

    private ProgramText(Dialect dialect)
    {
        _dialect = dialect;
        _expressions = new ExpressionText(dialect);
    }

    public static string Print(TestProgram program, string className, Dialect dialect)
    {
        var writer = new ProgramText(dialect);
        writer.Line("using System;");
        writer.Line("using SymbolicBackprop;");
        writer.Line();
        writer.Line($"public static partial class {className}");
        writer.Braced(() => writer.PrintMembers(program));
        return writer._text.ToString();
    }

    private void PrintMembers(TestProgram program)
    {
        var usesPoints = program.Methods.Any(method => method.Result == ValueKind.Point
            || method.Parameters.Any(parameter => parameter.Kind == ValueKind.Point)
            || method.Body.DescendantExpressions().Any(expression => expression.Kind == ValueKind.Point));
        if (usesPoints)
        {
            Attribute("Differentiable");
            Line($"public partial record struct Point({_dialect.Number} X, {_dialect.Number} Y);");
        }

        foreach (var method in program.Methods)
        {
            if (usesPoints || method != program.Methods[0])
                Line();
            Attribute(method == program.Entry ? $"Differentiable({Families(method)})" : "Differentiable");
            Line($"public static {_dialect.TypeName(method.Result)} {method.Name}({string.Join(", ", method.Parameters.Select(Declare))})");
            Print(method.Body);
        }
    }

    private void Attribute(string attribute)
    {
        if (_dialect.IsDifferentiable)
            Line($"[{attribute}]");
    }

    /// <summary>Forward mode, and second order where it is of one number.</summary>
    private static string Families(Method entry) => entry.Result == ValueKind.Real ? "Derivatives.Tangent | Derivatives.HessianVectorProduct" : "Derivatives.Tangent";

    private string Declare(Parameter parameter) =>
        $"{parameter.Mode switch { PassMode.Reference => "ref ", PassMode.Out => "out ", _ => "" }}{_dialect.TypeName(parameter.Kind)} {parameter.Name}";

    private void Print(Block block) => Braced(() =>
    {
        foreach (var statement in block.Statements)
            Print(statement);
    });

    private void Print(Statement statement)
    {
        switch (statement)
        {
            case If choice:
                Line($"if ({Text(choice.Condition)})");
                Print(choice.Then);
                if (choice.Else is { } otherwise)
                {
                    Line("else");
                    Print(otherwise);
                }

                break;
            case For loop:
                Line(loop.Step > 0
                    ? $"for (int {loop.Name} = {Text(loop.From)}; {loop.Name} < {Text(loop.To)}; {(loop.Step == 1 ? $"{loop.Name}++" : $"{loop.Name} += {loop.Step}")})"
                    : $"for (int {loop.Name} = {Text(loop.To)} - 1; {loop.Name} >= {Text(loop.From)}; {loop.Name}--)");
                Print(loop.Body);
                break;
            case While loop:
                PrintWhile(loop);
                break;
            case ForEach loop:
                Line($"foreach ({_dialect.Number} {loop.Name} in {loop.Array})");
                Print(loop.Body);
                break;
            case Switch choice:
                Line($"switch ({_expressions.Subject(choice.Subject)})");
                Braced(() => PrintSections(choice));
                break;
            default:
                Line(Simple(statement) + ";");
                break;
        }
    }

    private string Simple(Statement statement) => statement switch
    {
        Declaration declaration => $"{_dialect.TypeName(declaration.Kind)} {declaration.Name} = {Text(declaration.Value)}",
        ReferenceDeclaration declaration => $"ref {_dialect.Number} {declaration.Name} = ref {Text(declaration.Place)}",
        Assignment assignment => $"{Text(assignment.Place)} {assignment.Operator} {Text(assignment.Value)}",
        PairAssignment pair => $"({Text(pair.FirstPlace)}, {Text(pair.SecondPlace)}) = ({Text(pair.First)}, {Text(pair.Second)})",
        Deconstruction pair => $"({_dialect.Number} {pair.First}, {_dialect.Number} {pair.Second}) = {Text(pair.Tuple)}",
        Evaluation evaluation => Text(evaluation.Value),
        Break => "break",
        Continue => "continue",
        Return { Value: { } value } => $"return {Text(value)}",
        Return => "return",
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    private void PrintWhile(While loop)
    {
        var (limit, condition) = (loop.Limit, $"({Text(loop.Condition)})");
        Line($"int {loop.Counter} = 0;");
        Line(loop.Form switch
        {
            WhileForm.CountsInBody => $"while ({loop.Counter} < {limit} && {condition})",
            WhileForm.CountsInCondition => $"while ({loop.Counter}++ < {limit} && {condition})",
            _ => "do",
        });
        Braced(() =>
        {
            if (loop.Form != WhileForm.CountsInCondition)
                Line($"{loop.Counter}++;");
            foreach (var statement in loop.Body.Statements)
                Print(statement);
        });
        if (loop.Form == WhileForm.ConditionLast)
            Line($"while ({loop.Counter} < {limit} && {condition});");
    }

    private void PrintSections(Switch choice)
    {
        for (var i = 0; i < choice.Sections.Length; i++)
        {
            Line(i < choice.Patterns.Length ? $"case {choice.Patterns[i]}:" : "default:");
            _depth++;
            foreach (var statement in choice.Sections[i].Statements)
                Print(statement);
            if (choice.Sections[i].Statements is not [.., Break or Continue or Return])
                Line("break;");
            _depth--;
        }
    }

    private string Text(Expression expression) => _expressions.Print(expression);

    private void Braced(Action content)
    {
        Line("{");
        _depth++;
        content();
        _depth--;
        Line("}");
    }

    private void Line(string line = "") => _text.Append(' ', line.Length == 0 ? 0 : 4 * _depth).Append(line).Append('\n');
}
