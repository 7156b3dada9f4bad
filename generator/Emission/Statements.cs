using System.Collections.Generic;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>A statement of C#, with variables in place of values.</summary>
internal abstract class Statement(Origin origin)
{
    public Origin Origin => origin;
}

/// <summary>An operation that has a line of its own; its result, if it has one that is needed, goes into a variable.</summary>
internal sealed class OperationStatement(Let let, Variable? target) : Statement(let.Origin)
{
    public Let Let => let;

    public Variable? Target => target;
}

/// <summary>A variable gets the value of an expression.</summary>
internal sealed class Assignment(Variable target, Value source, Origin origin) : Statement(origin)
{
    public Variable Target => target;

    public Value Source => source;
}

/// <summary>A variable gets one result of a branch, as a conditional expression.</summary>
internal sealed class ConditionalAssignment(Variable target, If branch, int result) : Statement(branch.Origin)
{
    public Variable Target => target;

    public If Branch => branch;

    public int Result => result;
}

/// <summary>Assignments that read what others of them write: all expressions are evaluated before any variable is set.</summary>
internal sealed class TupleAssignment(IReadOnlyList<Assignment> assignments, Origin origin) : Statement(origin)
{
    public IReadOnlyList<Assignment> Assignments => assignments;
}

/// <summary>An expression that is evaluated because it may throw.</summary>
internal sealed class Evaluation(Value value, Origin origin) : Statement(origin)
{
    public Value Value => value;
}

internal sealed class IfStatement(Value condition, Origin origin) : Statement(origin)
{
    public Value Condition => condition;

    public List<Statement> Then { get; } = [];

    public List<Statement> Else { get; } = [];
}

/// <summary>How a loop is written.</summary>
internal enum LoopForm
{
    Endless,
    While,
    For,
    DoWhile,
}

/// <param name="next">What leads to the next round.</param>
/// <param name="end">What leaves the loop.</param>
/// <param name="ends">It is known that the rounds come to an end.</param>
/// <param name="origin">Where it comes from.</param>
internal sealed class LoopStatement(Label next, Label end, bool ends, Origin origin) : Statement(origin)
{
    public bool Ends => ends;

    public Label Next => next;

    public Label End => end;

    public LoopForm Form { get; set; }

    /// <summary>With it the loop goes on; with its opposite where it is negated. Not that of an endless loop.</summary>
    public Value Condition { get; set; }

    /// <summary>What sets the variable of a <c>for</c> before the first round, and after each.</summary>
    public Statement? Initializer { get; set; }

    public Statement? Step { get; set; }

    public List<Statement> Body { get; } = [];
}

/// <summary>The words that a jump is written with.</summary>
internal enum JumpForm
{
    GoTo,
    Break,
    Continue,
}

internal sealed class Jump(Label target, Origin origin) : Statement(origin)
{
    public Label Target => target;

    public JumpForm Form { get; set; }
}

/// <summary>The place that jumps lead to.</summary>
internal sealed class Mark(Label label, Origin origin) : Statement(origin)
{
    public Label Label => label;

    /// <summary>Null where no <c>goto</c> leads here.</summary>
    public string? Name { get; set; }
}

/// <summary>A place that control never gets to, which C# does not see.</summary>
internal sealed class UnreachableStatement(Origin origin) : Statement(origin);

/// <summary>The end of the function.</summary>
internal sealed class ReturnStatement(Exit exit, bool isLast) : Statement(Origin.None)
{
    public Exit Exit => exit;

    /// <summary>Nothing follows in the text.</summary>
    public bool IsLast => isLast;
}
