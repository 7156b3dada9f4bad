using System;
using System.Collections.Immutable;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// The adjoint of one operand: what the operand gets of the upstream value <paramref name="g"/> of the result <paramref name="y"/>.
/// It is linear in <paramref name="g"/>; where an operation works element by element, the same expression with a tangent in place
/// of <paramref name="g"/> is that operand's share of the tangent.
/// </summary>
internal delegate Term Adjoint(Term g, Operands x, Term y);

/// <summary>The operands of one use of an operation, as its row sees them: each is made available when the row asks for it.</summary>
internal sealed class Operands(Operation operation, int count, Func<int, Term> term, Func<int, bool> isConstant)
{
    public Operation Operation { get; } = operation;

    public int Count => count;

    public Term this[int index] => term(index);

    /// <summary>No derivative flows to this operand, so that a kink between it and another one belongs to the other alone.</summary>
    public bool IsConstant(int index) => isConstant(index);
}

/// <summary>The two extents of a matrix as values of the IR.</summary>
internal readonly record struct Shape(Term Rows, Term Columns);

/// <summary>Two extents that an operation needs to be equal, and how to say that they are not.</summary>
internal readonly record struct ShapeRequirement(Term Left, Term Right, string Text);

/// <summary>All that the compiler knows of one operation.</summary>
internal sealed record OperationRow(string Name, int Arity)
{
    public Syntax Syntax { get; init; } = Syntax.Structural;

    /// <summary>The adjoints of the operands in their order; fewer than operands where the rest carry no derivative.</summary>
    public ImmutableArray<Adjoint> Adjoints { get; init; } = [];

    /// <summary>
    /// What the tangent of each operand, in place of <c>g</c>, adds to the tangent of the result. Only rows need it whose adjoint does not say
    /// it already: it does where the operation works element by element, and, as a gradient, where the result is one number.
    /// </summary>
    public ImmutableArray<Adjoint> Tangents { get; init; } = [];

    /// <summary>True where the result steps: a derivative that reaches an operand ends there, and the user is told.</summary>
    public bool IsPiecewiseConstant { get; init; }

    /// <summary>The operands in which the result moves in steps alone, though it does not in others; they have no adjoints.</summary>
    public ImmutableArray<int> Steps { get; init; } = [];

    /// <summary>True where the operation works element by element on arrays and matrices.</summary>
    public bool IsPointwise { get; init; }

    /// <summary>The type of the result; by default that of the widest operand.</summary>
    public Func<ImmutableArray<IrType>, IrType> ResultType { get; init; } = ResultTypes.Widest;

    public Effects Effects { get; init; }

    /// <summary>The shape of a matrix result; by default that of the widest operand.</summary>
    public Func<Operands, Shape> Shape { get; init; } = Shapes.Widest;

    /// <summary>What the operands' shapes must fulfil.</summary>
    public Func<Operands, ImmutableArray<ShapeRequirement>>? Requirements { get; init; }

    public bool HasRequirements => Requirements is not null;

    /// <summary>The order of operands does not matter to any bit of the result.</summary>
    public bool IsCommutative { get; init; }
}
