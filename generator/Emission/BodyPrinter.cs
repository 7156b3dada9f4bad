using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes a function as C# statements; each statement of the backward sweep says what it is the adjoint of, each one of forward mode what it is the tangent of.</summary>
internal sealed class BodyPrinter
{
    private const int LongestComment = 100;

    private readonly SourceWriter _writer;
    private readonly List<Statement> _statements;
    private readonly Declarations _declarations;
    private readonly OperationPrinter _operations;
    private readonly NameTable _names;
    private readonly bool _hasForwardStatements;
    private readonly bool _isForwardMode;
    private Sweep? _sweep;

    public BodyPrinter(SourceWriter writer, Function function, NameTable names, bool writesCallersStorage, bool isForwardMode = false)
    {
        _isForwardMode = isForwardMode;
        _writer = writer;
        _names = names;
        var inlining = new Inlining(function, writesCallersStorage);
        var variables = new Variables(function, inlining);
        foreach (var parameter in function.Parameters)
            variables[parameter.Value].Name = names[parameter.Value];
        _statements = Lowering.Lower(function, inlining, variables);
        LoopForms.Recognize(_statements, variables, inlining);
        Alternatives.Find(_statements, loop: null);
        Jumps.Resolve(_statements);
        EmptyStatements.Remove(_statements, variables.Needed);
        _declarations = Declarations.Find(_statements, variables, inlining, names);
        _hasForwardStatements = _statements.Any(statement => statement.Origin.Sweep == Sweep.Forward && IsPrinted(statement));
        Expressions = new ExpressionPrinter(function, variables, inlining);
        _operations = new OperationPrinter(Expressions, names);
    }

    public ExpressionPrinter Expressions { get; }

    /// <summary>Writes the statements.</summary>
    /// <param name="writeReturn">Writes what an exit from the function does with its values; at the last one nothing follows.</param>
    public void Print(Action<ReturnStatement> writeReturn)
    {
        foreach (var statement in _statements)
        {
            if (IsPrinted(statement))
                Heading(statement.Origin.Sweep);
            Print(statement, writeReturn);
        }
    }

    /// <summary>The two sweeps are told apart where there are two.</summary>
    private void Heading(Sweep sweep)
    {
        if (sweep == _sweep || _isForwardMode)
            return;
        if (_sweep is null && _hasForwardStatements)
            _writer.Line("// Forward");
        else if (_sweep == Sweep.Forward && sweep == Sweep.Backward)
        {
            _writer.Line();
            _writer.Line("// Backward");
        }

        _sweep = _sweep == Sweep.Backward ? Sweep.Backward : sweep;
    }

    private void Print(List<Statement> statements, Action<ReturnStatement> writeReturn)
    {
        foreach (var statement in statements)
            Print(statement, writeReturn);
    }

    /// <summary>A span that is set later may be one on the stack, which C# asks to be told where the variable is declared.</summary>
    private static string Scope(IrType type) => type is SpanType { IsMemory: false } or CellType { Element: SpanType { IsMemory: false } } ? "scoped " : "";

    private void Print(Statement statement, Action<ReturnStatement> writeReturn)
    {
        foreach (var variable in _declarations.Before(statement))
            _writer.Line($"{Scope(variable.Type)}{TypeText.Of(variable.Type)} {variable.Name};");
        switch (statement)
        {
            case OperationStatement operation:
                Print(operation);
                break;
            case ConditionalAssignment:
                _writer.Line(Text(statement) + ";" + Comment(statement.Origin));
                break;
            case TupleAssignment exchange when exchange.Assignments.Any(assignment => Scope(assignment.Target.Type).Length > 0):
                PrintOneByOne(exchange.Assignments);
                break;
            case Assignment or TupleAssignment or Evaluation:
                _writer.Line(Text(statement) + ";");
                break;
            case IfStatement choice:
                Print(choice, writeReturn);
                break;
            case LoopStatement loop:
                Print(loop, writeReturn);
                break;
            case Jump jump:
                _writer.Line(JumpText(jump, _statements));
                break;
            case Mark { Name: { } name }:
                _writer.Line($"{name}: ;");
                break;
            case UnreachableStatement:
                _writer.Line("throw new global::System.Diagnostics.UnreachableException();");
                break;
            case ReturnStatement end:
                writeReturn(end);
                break;
        }
    }

    private void Print(OperationStatement operation)
    {
        var target = operation.Target is { } variable ? Target(operation, variable) : null;
        var isDeclaration = target is not null && _declarations.IsDeclaredBy(operation, operation.Target!);
        var lines = !isDeclaration && operation.Target is { } updated && Expressions.PrintUpdate(updated, operation.Let) is { } update
            ? [update + ";"]
            : _operations.Print(operation.Let, target);
        var comment = operation.Let.Operation is WorkspaceMatrix or Primitive { Key: "Clear" or "NewZeroLike" or "NewCell" or "NewTape" or "NewSchedule" or "NewSnapshots" } ? "" : Comment(operation.Origin);
        _writer.Line(lines[0] + comment);
        foreach (var line in lines.Skip(1))
            _writer.Line(line);
    }

    private string Target(Statement statement, Variable variable) =>
        _declarations.IsDeclaredBy(statement, variable) ? $"{(statement is Assignment or OperationStatement { Let.Operation: Primitive { Key: "NewCell" } } ? Scope(variable.Type) : "")}{(variable.Type.IsPooled ? "var" : TypeText.Of(variable.Type))} {variable.Name}" : variable.Name;

    /// <summary>Spans cannot be elements of a tuple: all but the last value wait in variables of their own.</summary>
    private void PrintOneByOne(IReadOnlyList<Assignment> assignments)
    {
        var waiting = assignments.Take(assignments.Count - 1).Select(assignment => (assignment.Target, Name: _names.Unused(assignment.Target.Name + "Next"), assignment.Source)).ToList();
        foreach (var (target, name, source) in waiting)
            _writer.Line($"{TypeText.Of(target.Type)} {name} = {Expressions.Print(source)};");
        var last = assignments[assignments.Count - 1];
        _writer.Line($"{last.Target.Name} = {Expressions.Print(last.Source)};");
        foreach (var (target, name, _) in waiting)
            _writer.Line($"{target.Name} = {name};");
    }

    /// <summary>An assignment without its semicolon, as the head of a <c>for</c> has it too.</summary>
    private string Text(Statement statement) => statement switch
    {
        Assignment assignment => !_declarations.IsDeclaredBy(statement, assignment.Target)
            && Expressions.InlinedLet(assignment.Source) is { } let
            && Expressions.PrintUpdate(assignment.Target, let) is { } update
                ? update
                : $"{Target(statement, assignment.Target)} = {Expressions.Print(assignment.Source)}",
        ConditionalAssignment assignment => $"{Target(statement, assignment.Target)} = {Expressions.PrintConditional(assignment.Branch, assignment.Result)}",
        TupleAssignment tuple => $"({string.Join(", ", tuple.Assignments.Select(assignment => assignment.Target.Name))})"
            + $" = ({string.Join(", ", tuple.Assignments.Select(assignment => Expressions.Print(assignment.Source)))})",
        Evaluation evaluation => $"_ = {Expressions.Print(evaluation.Value, typeIsGiven: false)}",
        OperationStatement operation => Expressions.PrintUpdate(operation.Target!, operation.Let) is { } update && !_declarations.IsDeclaredBy(operation, operation.Target!)
            ? update
            : $"{Target(statement, operation.Target!)} = {Expressions.PrintDefinition(operation.Let)}",
        _ => throw new InvalidOperationException($"{statement.GetType().Name} is no assignment."),
    };

    private void Print(IfStatement choice, Action<ReturnStatement> writeReturn, string before = "")
    {
        var comment = Comment(choice.Origin);
        var hasElse = !choice.Else.All(IsSilent);
        if (choice.Then.All(IsSilent) && hasElse)
        {
            PrintArm($"{before}if ({Expressions.PrintNegated(choice.Condition)}){comment}", choice.Else, writeReturn);
            return;
        }

        PrintArm($"{before}if ({Expressions.Print(choice.Condition)}){comment}", choice.Then, writeReturn);
        if (!hasElse)
            return;
        if (choice.Else.Where(statement => !IsSilent(statement)).ToList() is { Count: 1 } only && only[0] is IfStatement next && _declarations.Before(next).Count == 0)
            Print(next, writeReturn, "else ");
        else
            PrintArm("else", choice.Else, writeReturn);
    }

    /// <summary>A jump needs no braces.</summary>
    private void PrintArm(string header, List<Statement> arm, Action<ReturnStatement> writeReturn)
    {
        if (arm.Count == 1 && arm[0] is Jump)
        {
            _writer.Line(header);
            using (_writer.Indent())
                Print(arm, writeReturn);
            return;
        }

        using (_writer.Block(header))
            Print(arm, writeReturn);
    }

    private void Print(LoopStatement loop, Action<ReturnStatement> writeReturn)
    {
        var comment = Comment(loop.Origin);
        var header = loop.Form switch
        {
            LoopForm.While => $"while ({Expressions.Print(loop.Condition)}){comment}",
            LoopForm.For => $"for ({Text(loop.Initializer!)}; {Expressions.Print(loop.Condition)}; {Text(loop.Step!)}){comment}",
            LoopForm.DoWhile => $"do{comment}",
            _ => $"while (true){comment}",
        };
        using (_writer.Block(header, loop.Form == LoopForm.DoWhile ? "} while (" + Expressions.Print(loop.Condition) + ");" : "}"))
            Print(loop.Body, writeReturn);
    }

    private static bool IsSilent(Statement statement) => statement is Mark { Name: null };

    private static bool IsPrinted(Statement statement) => statement is not (Mark { Name: null } or ReturnStatement);

    private static string JumpText(Jump jump, List<Statement> function) => jump.Form switch
    {
        JumpForm.Break => "break;",
        JumpForm.Continue => "continue;",
        _ => $"goto {StatementVariables.All(function).OfType<Mark>().First(mark => mark.Label == jump.Target).Name};",
    };

    private static string Comment(Origin origin)
    {
        if (origin.Sweep == Sweep.Forward || origin.Text.Length == 0)
            return "";
        var text = origin.Text.Length <= LongestComment ? origin.Text : origin.Text.Substring(0, LongestComment - 1) + "…";
        return $" // {text}";
    }
}
