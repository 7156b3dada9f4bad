using System.Collections.Immutable;

namespace SymbolicBackprop.Fuzz.Syntax;

/// <summary>An expression: something with a type that is made of other expressions.</summary>
internal abstract record Expression(ValueKind Kind)
{
    public virtual ImmutableArray<Expression> Children => [];

    /// <summary>The same expression of other parts.</summary>
    public virtual Expression With(ImmutableArray<Expression> children) => this;

    /// <summary>Whether a child is assigned or passed by reference, so that only another place can stand there.</summary>
    public virtual bool IsPlace(int child) => false;

    public IEnumerable<Expression> DescendantsAndSelf() => Children.SelectMany(child => child.DescendantsAndSelf()).Prepend(this);
}

internal sealed record RealLiteral(double Value) : Expression(ValueKind.Real);

internal sealed record IntegerLiteral(int Value) : Expression(ValueKind.Integer);

internal sealed record BooleanLiteral(bool Value) : Expression(ValueKind.Boolean);

/// <summary>A local or parameter.</summary>
internal sealed record Variable(string Name, ValueKind Kind) : Expression(Kind);

/// <summary>An element of an array or span.</summary>
internal sealed record Element(string Array, Expression Index) : Expression(ValueKind.Real)
{
    public override ImmutableArray<Expression> Children => [Index];

    public override Expression With(ImmutableArray<Expression> children) => this with { Index = children[0] };
}

/// <summary>A number of a tuple or point.</summary>
internal sealed record Member(Expression Aggregate, string Name) : Expression(ValueKind.Real)
{
    public override ImmutableArray<Expression> Children => [Aggregate];

    public override Expression With(ImmutableArray<Expression> children) => this with { Aggregate = children[0] };
}

/// <summary>An index brought between the bounds of an array: <c>Math.Abs(index % array.Length)</c>.</summary>
internal sealed record WrappedIndex(Expression Index, string Array) : Expression(ValueKind.Integer)
{
    public override ImmutableArray<Expression> Children => [Index];

    public override Expression With(ImmutableArray<Expression> children) => this with { Index = children[0] };
}

internal sealed record Length(string Array) : Expression(ValueKind.Integer);

internal sealed record Unary(string Operator, Expression Operand) : Expression(Operand.Kind)
{
    public override ImmutableArray<Expression> Children => [Operand];

    public override Expression With(ImmutableArray<Expression> children) => new Unary(Operator, children[0]);
}

internal sealed record Binary(ValueKind Kind, string Operator, Expression Left, Expression Right) : Expression(Kind)
{
    public override ImmutableArray<Expression> Children => [Left, Right];

    public override Expression With(ImmutableArray<Expression> children) => this with { Left = children[0], Right = children[1] };
}

/// <summary>A function of <c>Math</c> or <c>Functions</c> on real numbers.</summary>
internal sealed record FunctionCall(string Name, ImmutableArray<Expression> Operands) : Expression(ValueKind.Real)
{
    public override ImmutableArray<Expression> Children => Operands;

    public override Expression With(ImmutableArray<Expression> children) => this with { Operands = children };
}

/// <summary><c>condition ? a : b</c>.</summary>
internal sealed record Choice(Expression Condition, Expression WhenTrue, Expression WhenFalse) : Expression(WhenTrue.Kind)
{
    public override ImmutableArray<Expression> Children => [Condition, WhenTrue, WhenFalse];

    public override Expression With(ImmutableArray<Expression> children) => new Choice(children[0], children[1], children[2]);
}

/// <summary>A switch expression: <paramref name="Patterns"/> with their values, and the value of the rest.</summary>
internal sealed record SwitchChoice(Expression Subject, ImmutableArray<string> Patterns, ImmutableArray<Expression> Values, Expression Otherwise) : Expression(Otherwise.Kind)
{
    public override ImmutableArray<Expression> Children => [Subject, .. Values, Otherwise];

    public override Expression With(ImmutableArray<Expression> children) => new SwitchChoice(children[0], Patterns, children[1..^1], children[^1]);
}

/// <summary><c>(int)x</c>: no derivative flows through it.</summary>
internal sealed record Truncation(Expression Operand) : Expression(ValueKind.Integer)
{
    public override ImmutableArray<Expression> Children => [Operand];

    public override Expression With(ImmutableArray<Expression> children) => new Truncation(children[0]);
}

/// <summary><c>i++</c> as a value.</summary>
internal sealed record Increment(string Name) : Expression(ValueKind.Integer);

/// <summary><c>place = value</c> as a value.</summary>
internal sealed record AssignedValue(Expression Place, Expression Value) : Expression(Place.Kind)
{
    public override ImmutableArray<Expression> Children => [Place, Value];

    public override Expression With(ImmutableArray<Expression> children) => new AssignedValue(children[0], children[1]);

    public override bool IsPlace(int child) => child == 0;
}

/// <summary>A new tuple or point.</summary>
internal sealed record Pair(ValueKind Kind, Expression First, Expression Second) : Expression(Kind)
{
    public override ImmutableArray<Expression> Children => [First, Second];

    public override Expression With(ImmutableArray<Expression> children) => this with { First = children[0], Second = children[1] };
}

/// <summary><c>point with { X = value }</c>.</summary>
internal sealed record ChangedPoint(Expression Point, string Name, Expression Value) : Expression(ValueKind.Point)
{
    public override ImmutableArray<Expression> Children => [Point, Value];

    public override Expression With(ImmutableArray<Expression> children) => this with { Point = children[0], Value = children[1] };
}

/// <summary><c>new double[] { … }</c>, or on the stack for a span.</summary>
internal sealed record NewArray(ValueKind Kind, ImmutableArray<Expression> Elements) : Expression(Kind)
{
    public override ImmutableArray<Expression> Children => Elements;

    public override Expression With(ImmutableArray<Expression> children) => this with { Elements = children };
}

/// <summary><c>new double[length]</c>.</summary>
internal sealed record ZeroArray(int Length) : Expression(ValueKind.Array);

/// <summary>A window of an array or span; it shares the elements.</summary>
internal sealed record Slice(Variable Array, int Start, int Length) : Expression(ValueKind.Span);

/// <summary>A place as an argument: <c>ref x</c>, <c>out x</c>.</summary>
internal sealed record Reference(PassMode Mode, Expression Place) : Expression(ValueKind.Real)
{
    public override ImmutableArray<Expression> Children => [Place];

    public override Expression With(ImmutableArray<Expression> children) => this with { Place = children[0] };

    public override bool IsPlace(int child) => true;
}

/// <summary>A call of another method of the program.</summary>
internal sealed record Invocation(string Method, ValueKind Kind, ImmutableArray<Expression> Arguments) : Expression(Kind)
{
    public override ImmutableArray<Expression> Children => Arguments;

    public override Expression With(ImmutableArray<Expression> children) => this with { Arguments = children };
}
