using System.Collections.Generic;
using System.Collections.Immutable;
using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Operations.Notation;
using static SymbolicBackprop.Generator.Operations.Rows;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>The operations of <c>Matrix&lt;T&gt;</c> that are not maps of a scalar function.</summary>
internal static class MatrixRows
{
    public static IEnumerable<OperationRow> All { get; } =
    [
        // Y = A·B, with either factor transposed: each adjoint is again one product, and no transpose is ever made.
        new("MatrixProduct", 2)
        {
            Syntax = new Method(Hosts.Matrix, "Multiply"),
            Adjoints =
            [
                (g, x, y) => (MatrixProduct)x.Operation switch
                {
                    { TransposeLeft: false, TransposeRight: var t } => Product(g, x[1], transposeRight: !t),
                    { TransposeRight: var t } => Product(x[1], g, transposeLeft: t, transposeRight: true),
                },
                (g, x, y) => (MatrixProduct)x.Operation switch
                {
                    { TransposeRight: false, TransposeLeft: var t } => Product(x[0], g, transposeLeft: !t),
                    { TransposeLeft: var t } => Product(g, x[0], transposeLeft: true, transposeRight: t),
                },
            ],
            Tangents = [LinearIn(0), LinearIn(1)],
            Shape = ProductShape,
            Requirements = x => [new(ProductInner(x, 0), ProductInner(x, 1), "columns of the left and rows of the right factor")],
        },

        OfMatrices("AddRow", 2, (g, x, y) => g, (g, x, y) => ColumnSums(g)) with
        {
            Tangents = [(d, x, y) => d, (d, x, y) => BroadcastRow(d, RowCount(x[0]))],
            Requirements = x =>
            [
                new(ColumnCount(x[0]), ColumnCount(x[1]), "columns of the matrix and of the row"),
                new(RowCount(x[1]), x[1].Integer(1), "rows of the row and 1"),
            ],
        },
        OfMatrices("BroadcastRow", 2, (g, x, y) => ColumnSums(g)) with { Tangents = [LinearIn(0)], Shape = x => new(x[1], ColumnCount(x[0])) },
        OfMatrices("BroadcastColumn", 2, (g, x, y) => RowSums(g)) with { Tangents = [LinearIn(0)], Shape = x => new(RowCount(x[0]), x[1]) },
        new OperationRow("Filled", 3)
        {
            Syntax = new Method(Hosts.Matrix, "Filled"),
            ResultType = ResultTypes.MatrixOfLast,
            Shape = x => new(x[0], x[1]),
            Adjoints = [(g, x, y) => g, (g, x, y) => g, (g, x, y) => Sum(g)],
            Tangents = [(d, x, y) => d, (d, x, y) => d, LinearIn(2)],
        },
        OfMatrices("Transpose", 1, (g, x, y) => g.Apply("Transpose")) with { Tangents = [LinearIn(0)], Shape = x => new(ColumnCount(x[0]), RowCount(x[0])) },
        OfMatrices("Rows", 3, (g, x, y) => g.Apply("PadRows", x[1], RowCount(x[0]))) with { Tangents = [LinearIn(0)], Shape = x => new(x[2], ColumnCount(x[0])), Effects = Effects.MayThrow },
        OfMatrices("PadRows", 3, (g, x, y) => g.Apply("Rows", x[1], RowCount(x[0]))) with { Tangents = [LinearIn(0)], Shape = x => new(x[2], ColumnCount(x[0])) },

        // Reductions
        OfMatrices("Sum", 1, (g, x, y) => FilledLike(x[0], g)) with { Tangents = [LinearIn(0)], ResultType = ResultTypes.Element, Syntax = new Method(Hosts.Matrix | Hosts.Functions, "Sum") },
        OfMatrices("Mean", 1, (g, x, y) => FilledLike(x[0], g / Count(x[0]))) with { Tangents = [LinearIn(0)], ResultType = ResultTypes.Element, Syntax = new Method(Hosts.Matrix | Hosts.Functions, "Mean") },
        OfMatrices("Dot", 2, (g, x, y) => g * x[1], (g, x, y) => g * x[0]) with { Tangents = [LinearIn(0), LinearIn(1)], ResultType = ResultTypes.Element, Syntax = new Method(Hosts.Matrix | Hosts.Functions, "Dot"), Requirements = Shapes.Same },
        OfMatrices("RowSums", 1, (g, x, y) => BroadcastColumn(g, ColumnCount(x[0]))) with { Tangents = [LinearIn(0)], Shape = ColumnVector },
        OfMatrices("RowMeans", 1, (g, x, y) => BroadcastColumn(g / AsReal(ColumnCount(x[0]), g), ColumnCount(x[0]))) with { Tangents = [LinearIn(0)], Shape = ColumnVector },
        OfMatrices("ColumnSums", 1, (g, x, y) => BroadcastRow(g, RowCount(x[0]))) with { Tangents = [LinearIn(0)], Shape = RowVector },
        OfMatrices("ColumnMeans", 1, (g, x, y) => BroadcastRow(g / AsReal(RowCount(x[0]), g), RowCount(x[0]))) with { Tangents = [LinearIn(0)], Shape = RowVector },

        // Classification
        OfMatrices("Softmax", 1, (g, x, y) => TimesSoftmaxDerivative(g, y)) with { Tangents = [(d, x, y) => TimesSoftmaxDerivative(d, y)] },
        OfMatrices("LogSoftmax", 1, (g, x, y) => g - (Exp(y) * BroadcastColumn(RowSums(g), ColumnCount(y)))) with
        {
            Tangents = [(d, x, y) => d - BroadcastColumn(RowSums(Exp(y) * d), ColumnCount(y))],
        },
        OfMatrices("SoftmaxCrossEntropy", 2,
            (g, x, y) => (Softmax(x[0]) - x[1]) * (g / AsReal(RowCount(x[0]), g)),
            (g, x, y) => x[0].Apply("LogSoftmax") * -(g / AsReal(RowCount(x[0]), g))) with
        {
            ResultType = ResultTypes.Element,
            Requirements = Shapes.Same,
            Effects = Effects.MayThrow,
        },
        OfMatrices("SoftmaxCrossEntropyOfLabels", 2,
            (g, x, y) => (Softmax(x[0]) - OneHot(x[1], x[0])) * (g / AsReal(RowCount(x[0]), g))) with
        {
            Syntax = new Method(Hosts.Matrix, "SoftmaxCrossEntropy"),
            ResultType = ResultTypes.Element,
            Effects = Effects.MayThrow,
        },
        new OperationRow("OneHot", 3)
        {
            Shape = x => new(x[1], x[2]),
            ResultType = ResultTypes.MatrixOfLast,
            Effects = Effects.MayThrow,
        },
        OfMatrices("MeanSquaredError", 2,
            (g, x, y) => (x[0] - x[1]) * (2 * g / Count(x[0])),
            (g, x, y) => (x[1] - x[0]) * (2 * g / Count(x[0]))) with
        {
            ResultType = ResultTypes.Element,
            Requirements = Shapes.Same,
        },
        OfMatrices("Accuracy", 2) with { ResultType = ResultTypes.Element, IsPiecewiseConstant = true, Requirements = Shapes.Same },
        OfMatrices("AccuracyOfLabels", 2) with
        {
            Syntax = new Method(Hosts.Matrix, "Accuracy"),
            ResultType = ResultTypes.Element,
            IsPiecewiseConstant = true,
            Effects = Effects.MayThrow,
        },

        // Where derivatives are let through
        OfMatrices("WhereGreater", 3, (g, x, y) => ZeroLike(g), (g, x, y) => ZeroLike(Sum(g)), (g, x, y) => WhereGreater(x[0], x[1], g)) with { Tangents = ThirdOnly, Requirements = SameAsLast },
        OfMatrices("WhereLess", 3, (g, x, y) => ZeroLike(g), (g, x, y) => ZeroLike(Sum(g)), (g, x, y) => WhereLess(x[0], x[1], g)) with { Tangents = ThirdOnly, Requirements = SameAsLast },
        OfMatrices("WhereNotEqual", 3, (g, x, y) => ZeroLike(g), (g, x, y) => ZeroLike(Sum(g)), (g, x, y) => x[0].Apply("WhereNotEqual", x[1], g)) with { Tangents = ThirdOnly, Requirements = SameAsLast },

        // A copy that shares nothing with its operand.
        new("Clone", 1) { Adjoints = [(g, x, y) => g], Effects = Effects.Allocates },

        // Extents
        new("RowCount", 1) { Syntax = new Property("RowCount"), ResultType = ResultTypes.Int32 },
        new("ColumnCount", 1) { Syntax = new Property("ColumnCount"), ResultType = ResultTypes.Int32 },
    ];

    /// <summary>The condition of a selection has no derivative, what is let through is linear.</summary>
    private static ImmutableArray<Adjoint> ThirdOnly => [(d, x, y) => ZeroLike(x[2]), (d, x, y) => ZeroLike(x[2]), LinearIn(2)];

    /// <summary>(diag(y) − y·yᵀ)·v in each row: the matrix is symmetric, so it serves adjoints and tangents.</summary>
    private static Term TimesSoftmaxDerivative(Term v, Term y) => y * (v - BroadcastColumn(RowSums(v * y), ColumnCount(y)));

    private static Term Softmax(Term logits) => logits.Apply("Softmax");

    private static Term OneHot(Term labels, Term logits) => new(
        logits.Builder,
        logits.Builder.Emit(new Primitive("OneHot"), logits.Type, labels.Value, RowCount(logits).Value, ColumnCount(logits).Value));

    private static Shape ProductShape(Operands x)
    {
        var product = (MatrixProduct)x.Operation;
        return new(
            product.TransposeLeft ? ColumnCount(x[0]) : RowCount(x[0]),
            product.TransposeRight ? RowCount(x[1]) : ColumnCount(x[1]));
    }

    private static Term ProductInner(Operands x, int factor)
    {
        var product = (MatrixProduct)x.Operation;
        return factor == 0
            ? product.TransposeLeft ? RowCount(x[0]) : ColumnCount(x[0])
            : product.TransposeRight ? ColumnCount(x[1]) : RowCount(x[1]);
    }

    private static Shape ColumnVector(Operands x) => new(RowCount(x[0]), x[0].Integer(1));

    private static Shape RowVector(Operands x) => new(x[0].Integer(1), ColumnCount(x[0]));

    private static ImmutableArray<ShapeRequirement> SameAsLast(Operands x) =>
    [
        new(RowCount(x[0]), RowCount(x[2]), "rows of the condition and of the values"),
        new(ColumnCount(x[0]), ColumnCount(x[2]), "columns of the condition and of the values"),
    ];
}
