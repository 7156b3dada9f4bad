using System.Collections.Immutable;

namespace SymbolicBackprop.Fuzz.Syntax;

/// <summary>A statement: made of expressions and blocks.</summary>
internal abstract record Statement
{
    public virtual ImmutableArray<Expression> Expressions => [];

    public virtual ImmutableArray<Block> Blocks => [];

    /// <summary>The same statement of other parts.</summary>
    public virtual Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) => this;

    /// <summary>Whether an expression is assigned, so that only another place can stand there.</summary>
    public virtual bool IsPlace(int expression) => false;
}

/// <summary>A local with its first value.</summary>
internal sealed record Declaration(string Name, ValueKind Kind, Expression Value) : Statement
{
    public override ImmutableArray<Expression> Expressions => [Value];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) => this with { Value = expressions[0] };
}

/// <summary><c>ref double r = ref place</c>.</summary>
internal sealed record ReferenceDeclaration(string Name, Expression Place) : Statement
{
    public override ImmutableArray<Expression> Expressions => [Place];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) => this with { Place = expressions[0] };

    public override bool IsPlace(int expression) => true;
}

/// <summary><c>place = value</c>, or with <c>+=</c> and its like.</summary>
internal sealed record Assignment(Expression Place, string Operator, Expression Value) : Statement
{
    public override ImmutableArray<Expression> Expressions => [Place, Value];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) => this with { Place = expressions[0], Value = expressions[1] };

    public override bool IsPlace(int expression) => expression == 0;
}

/// <summary><c>(a, b) = (x, y)</c>.</summary>
internal sealed record PairAssignment(Expression FirstPlace, Expression SecondPlace, Expression First, Expression Second) : Statement
{
    public override ImmutableArray<Expression> Expressions => [FirstPlace, SecondPlace, First, Second];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) =>
        new PairAssignment(expressions[0], expressions[1], expressions[2], expressions[3]);

    public override bool IsPlace(int expression) => expression < 2;
}

/// <summary><c>(double a, double b) = tuple</c>.</summary>
internal sealed record Deconstruction(string First, string Second, Expression Tuple) : Statement
{
    public override ImmutableArray<Expression> Expressions => [Tuple];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) => this with { Tuple = expressions[0] };
}

/// <summary>An expression for its effect: a call or an increment.</summary>
internal sealed record Evaluation(Expression Value) : Statement
{
    public override ImmutableArray<Expression> Expressions => [Value];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) => new Evaluation(expressions[0]);
}

internal sealed record If(Expression Condition, Block Then, Block? Else) : Statement
{
    public override ImmutableArray<Expression> Expressions => [Condition];

    public override ImmutableArray<Block> Blocks => Else is null ? [Then] : [Then, Else];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) => new If(expressions[0], blocks[0], blocks.Length > 1 ? blocks[1] : null);
}

/// <summary>A loop over <c>from ≤ name &lt; to</c>, upwards in steps of <paramref name="Step"/>, or downwards in steps of 1 where it is negative.</summary>
internal sealed record For(string Name, Expression From, Expression To, int Step, Block Body) : Statement
{
    public override ImmutableArray<Expression> Expressions => [From, To];

    public override ImmutableArray<Block> Blocks => [Body];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) => this with { From = expressions[0], To = expressions[1], Body = blocks[0] };
}

/// <summary>How a loop that ends by a condition is written.</summary>
internal enum WhileForm
{
    /// <summary>The counter goes up at the beginning of the body.</summary>
    CountsInBody,

    /// <summary>The counter goes up in the condition.</summary>
    CountsInCondition,

    /// <summary>The condition stands after the body.</summary>
    ConditionLast,
}

/// <summary>A loop that ends by a condition, and after <paramref name="Limit"/> rounds in any case.</summary>
internal sealed record While(string Counter, int Limit, Expression Condition, WhileForm Form, Block Body) : Statement
{
    public override ImmutableArray<Expression> Expressions => [Condition];

    public override ImmutableArray<Block> Blocks => [Body];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) => this with { Condition = expressions[0], Body = blocks[0] };
}

internal sealed record ForEach(string Name, string Array, Block Body) : Statement
{
    public override ImmutableArray<Block> Blocks => [Body];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) => this with { Body = blocks[0] };
}

/// <summary>A switch over patterns with their blocks; the last block is that of <c>default</c>.</summary>
internal sealed record Switch(Expression Subject, ImmutableArray<string> Patterns, ImmutableArray<Block> Sections) : Statement
{
    public override ImmutableArray<Expression> Expressions => [Subject];

    public override ImmutableArray<Block> Blocks => Sections;

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) => this with { Subject = expressions[0], Sections = blocks };
}

internal sealed record Break : Statement;

internal sealed record Continue : Statement;

internal sealed record Return(Expression? Value) : Statement
{
    public override ImmutableArray<Expression> Expressions => Value is null ? [] : [Value];

    public override Statement With(ImmutableArray<Expression> expressions, ImmutableArray<Block> blocks) => new Return(expressions.IsEmpty ? null : expressions[0]);
}
