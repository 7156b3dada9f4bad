using System.Collections.Generic;
using static SymbolicBackprop.Generator.Operations.Notation;
using static SymbolicBackprop.Generator.Operations.Rows;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>The operators of C#, and what the compiler itself needs to choose and convert.</summary>
internal static class ArithmeticRows
{
    public static IEnumerable<OperationRow> All { get; } =
    [
        Operator("Add", "+", Precedence.Additive, (g, a, b, y) => g, (g, a, b, y) => g) with { IsCommutative = true },
        Operator("Subtract", "-", Precedence.Additive, (g, a, b, y) => g, (g, a, b, y) => -g),
        Operator("Multiply", "*", Precedence.Multiplicative, (g, a, b, y) => g * b, (g, a, b, y) => g * a) with { IsCommutative = true },
        Operator("Divide", "/", Precedence.Multiplicative, (g, a, b, y) => g / b, (g, a, b, y) => -(g / b * y)),
        Operator("Remainder", "%", Precedence.Multiplicative, (g, a, b, y) => g, (g, a, b, y) => -(g * Truncate(a / b))),
        new("Negate", 1) { Syntax = new Prefix("-"), IsPointwise = true, Adjoints = [(g, x, y) => -g] },

        Comparison("Less", "<", Precedence.Relational),
        Comparison("LessOrEqual", "<=", Precedence.Relational),
        Comparison("Greater", ">", Precedence.Relational),
        Comparison("GreaterOrEqual", ">=", Precedence.Relational),
        Comparison("Equal", "==", Precedence.Equality),
        Comparison("NotEqual", "!=", Precedence.Equality),

        Discrete("And", "&", Precedence.And),
        Discrete("Or", "|", Precedence.Or),
        Discrete("ExclusiveOr", "^", Precedence.Xor),
        Discrete("LeftShift", "<<", Precedence.Shift),
        Discrete("RightShift", ">>", Precedence.Shift),
        Discrete("UnsignedRightShift", ">>>", Precedence.Shift),
        new("Not", 1) { Syntax = new Prefix("!") },
        new("Complement", 1) { Syntax = new Prefix("~") },

        new("Select", 3)
        {
            ResultType = ResultTypes.Second,
            Adjoints =
            [
                (g, x, y) => g,
                (g, x, y) => Select(x[0], g, ZeroLike(g)),
                (g, x, y) => Select(x[0], ZeroLike(g), g),
            ],
        },

        // The same value in every lane of a register.
        new("Broadcast", 1),

        // What is in lanes only: a part that functions have in common, and these functions of it.
        new("NormalExponential", 1),
        new("NormalPdfOfExponential", 2),
        new("NormalCdfOfExponential", 2),

        // Differentiate.Stop: the value itself, and no derivative.
        new("Stop", 1),

        // To another precision and back: the derivative arrives in the precision of the operand.
        new("Convert", 1)
        {
            Adjoints = [(g, x, y) => new Term(g.Builder, g.Builder.Emit(x.Operation, x[0].Type, g.Value))],
            Tangents = [(d, x, y) => new Term(d.Builder, d.Builder.Emit(x.Operation, y.Type, d.Value))],
        },
    ];
}
