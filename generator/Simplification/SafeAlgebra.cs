using System.Collections.Immutable;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Simplification;

/// <summary>
/// The lines that hold bit for bit in IEEE arithmetic, for NaN, infinities and zeros of either sign: always on.
/// What is missing is missing on purpose: x + 0 is not x for −0, 0·x is not 0 for ∞, x − x is not 0 for ∞, x / x is not 1 for 0.
/// </summary>
internal static class SafeAlgebra
{
    public static ImmutableArray<AlgebraicLine> Lines { get; } =
    [
        new("1 · x = x", "Multiply", s => s.Is(0, 1) ? s[1] : null),
        new("x · 1 = x", "Multiply", s => s.Is(1, 1) ? s[0] : null),
        new("−1 · x = −x", "Multiply", s => s.Is(0, -1) ? -s[1] : null),
        new("x · −1 = −x", "Multiply", s => s.Is(1, -1) ? -s[0] : null),
        new("(−a) · b = −(a · b)", "Multiply", s => s.Producer(0, "Negate") is { } a ? -(s.Of(a.Operands[0]) * s[1]) : null),
        new("a · (−b) = −(a · b)", "Multiply", s => s.Producer(1, "Negate") is { } b ? -(s[0] * s.Of(b.Operands[0])) : null),
        new("x / 1 = x", "Divide", s => s.Is(1, 1) ? s[0] : null),
        new("x / −1 = −x", "Divide", s => s.Is(1, -1) ? -s[0] : null),
        new("(−a) / b = −(a / b)", "Divide", s => s.Producer(0, "Negate") is { } a ? -(s.Of(a.Operands[0]) / s[1]) : null),
        new("a / (−b) = −(a / b)", "Divide", s => s.Producer(1, "Negate") is { } b ? -(s[0] / s.Of(b.Operands[0])) : null),
        new("a + (−b) = a − b", "Add", s => s.Producer(1, "Negate") is { } b ? s[0] - s.Of(b.Operands[0]) : null),
        new("(−a) + b = b − a", "Add", s => s.Producer(0, "Negate") is { } a ? s[1] - s.Of(a.Operands[0]) : null),
        new("a − (−b) = a + b", "Subtract", s => s.Producer(1, "Negate") is { } b ? s[0] + s.Of(b.Operands[0]) : null),
        new("a + a = 2 · a", "Add", s => s.Let.Operands[0] == s.Let.Operands[1] && s.Type.IsReal ? s.Literal(2) * s[0] : null),
        new("−(−x) = x", "Negate", s => s.Producer(0, "Negate") is { } x ? s.Of(x.Operands[0]) : null),
        new("c ? a : a = a", "Select", s => s.Let.Operands[1] == s.Let.Operands[2] ? s[1] : null),

        // Arithmetic of literals is the same on every machine; transcendental functions are not, and are left alone.
        new("literal + literal", "Add", s => Fold(s, (a, b) => a + b)),
        new("literal − literal", "Subtract", s => Fold(s, (a, b) => a - b)),
        new("literal · literal", "Multiply", s => Fold(s, (a, b) => a * b)),
        new("literal / literal", "Divide", s => Fold(s, (a, b) => a / b)),
        new("−literal", "Negate", s => s[0].Number is { } number && s.Type.IsReal ? s.Literal(-number) : null),
        new("(i − a) − b = i − (a + b) for integers", "Subtract", s => s.Type == IrType.Int32 && s.Producer(0, "Subtract") is { } inner
            && s.Of(inner.Operands[1]).Number + s[1].Number is >= int.MinValue and <= int.MaxValue and { } sum ? s.Of(inner.Operands[0]) - sum : null),
        new("convert literal", "Convert", s => s[0].Number is { } number && s.Type == IrType.Double && s[0].Type is ScalarType { Kind: ScalarKind.Int32 } ? s.Literal(number) : null),

        new("x = x", "Same", s => s[0]),
        new("(a, b).Item = a", "ReadElement", s => s.Producer(0, "MakeTuple") is { } tuple ? s.Of(tuple.Operands[((ReadElement)s.Operation).Index]) : null),

        // Storage is as long as it was made.
        new("length of a new array", "Length", s => Made(s, "NewArray", 0)),
        new("length of a span on the stack", "Length", s => Made(s, "StackAllocate", 0)),
        new("length of a slice", "Length", s => Made(s, "Slice", 2)),

        // A matrix filled with one number is that number.
        new("filled(g) ⊙ m = m · g", "Multiply", s => s[1].Type is MatrixType && Filling(s, 0) is { } g ? s[1] * g : null),
        new("m ⊙ filled(g) = m · g", "Multiply", s => s[0].Type is MatrixType && Filling(s, 1) is { } g ? s[0] * g : null),
        new("filled(g) · s = filled(g · s)", "Multiply", s => s[1].Type.IsReal && s.Producer(0, "Filled") is { } f
            ? s.Of(f.Operands[0]).Apply("Filled", s.Of(f.Operands[1]), s.Of(f.Operands[2]) * s[1]) : null),
        new("filled(g) ⊙ x = g · x for arrays", "Multiply", s => s[1].Type.IsIndexed && s.Producer(0, "FilledLike") is { } g ? s.Of(g.Operands[1]) * s[1] : null),
        new("filled(g) · s = filled(g · s) for arrays", "Multiply", s => s[1].Type.IsReal && s.Producer(0, "FilledLike") is { } f
            ? s.Of(f.Operands[0]).Apply("FilledLike", s.Of(f.Operands[1]) * s[1]) : null),
        new("(Aᵀ)ᵀ = A", "Transpose", s => s.Producer(0, "Transpose") is { } a ? s.Of(a.Operands[0]) : null),
        new("product(Aᵀ, B) transposes A itself", "MatrixProduct", s => s.Producer(0, "Transpose") is { } a
            ? Notation.Product(s.Of(a.Operands[0]), s[1], !((MatrixProduct)s.Operation).TransposeLeft, ((MatrixProduct)s.Operation).TransposeRight) : null),
        new("product(A, Bᵀ) transposes B itself", "MatrixProduct", s => s.Producer(1, "Transpose") is { } b
            ? Notation.Product(s[0], s.Of(b.Operands[0]), ((MatrixProduct)s.Operation).TransposeLeft, !((MatrixProduct)s.Operation).TransposeRight) : null),

        // The shape of a result is known from the shapes of the operands: nothing is computed for its shape alone.
        new("rows of an operation", "RowCount", s => Shapes.Known(s[0])?.Rows),
        new("columns of an operation", "ColumnCount", s => Shapes.Known(s[0])?.Columns),
        new("count of an operation", "Count", Count),
    ];

    private static Term? Made(Subject s, string operation, int length) =>
        s.Producer(0, operation) is { } made && s.Of(made.Operands[length]) is var term && term.Type == IrType.Int32 ? term : null;

    private static Term? Fold(Subject s, System.Func<double, double, double> operation) =>
        s.Type == IrType.Double && s[0].Number is { } left && s[1].Number is { } right ? s.Literal(operation(left, right)) : null;

    private static Term? Filling(Subject s, int operand) => s.Producer(operand, "Filled") is { } filled ? s.Of(filled.Operands[2]) : null;

    private static Term? Count(Subject s) => Shapes.Known(s[0]) is not { } shape ? null
        : s.Producer(shape.Rows, "RowCount") is { } rows && s.Producer(shape.Columns, "ColumnCount") is { } columns && rows.Operands[0] == columns.Operands[0]
            ? s.Of(rows.Operands[0]).Apply("Count")
            : shape.Rows * shape.Columns;
}
