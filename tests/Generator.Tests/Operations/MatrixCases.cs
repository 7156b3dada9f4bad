using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Tests.Operations;

/// <summary>Ordinary points for the operations of matrices.</summary>
internal static class MatrixCases
{
    private static readonly Rectangle A = new(2, 3, 1.5, -0.25, 0.75, 2, -1.125, 0.5);
    private static readonly Rectangle B = new(2, 3, 0.5, 1.25, -0.625, 3, 0.875, -1.5);
    private static readonly Rectangle Square = new(2, 2, 0.5, -0.25, 0.75, 1.5);
    private static readonly Rectangle Positive = new(2, 2, 0.5, 0.25, 1.75, 3.5);
    private static readonly Rectangle AboveOne = new(2, 2, 1.5, 1.25, 1.75, 3.5);
    private static readonly Rectangle InsideOne = new(2, 2, 0.5, -0.25, 0.75, -0.625);
    private static readonly Rectangle Row = new(1, 3, 0.5, -2, 1.25);
    private static readonly Rectangle Column = new(2, 1, 0.5, -2);
    private static readonly Rectangle Distributions = new(2, 3, 0.25, 0.5, 0.25, 0.125, 0.125, 0.75);

    public static IEnumerable<OperationCase> All => [.. Products, .. Operators, .. Maps, .. Others, .. Reductions, .. Losses];

    private static IEnumerable<OperationCase> Products =>
    [
        new(new MatrixProduct(false, false), A, Transposed(B)),
        new(new MatrixProduct(true, false), Transposed(A), Transposed(B)),
        new(new MatrixProduct(false, true), A, B),
        new(new MatrixProduct(true, true), Transposed(A), B),
    ];

    private static IEnumerable<OperationCase> Operators =>
        new[] { "Add", "Subtract", "Multiply", "Divide" }
            .SelectMany(name => new OperationCase[] { new(name, A, B), new(name, A, new Real(1.5)), new(name, new Real(1.5), B) })
            .Append(new("Negate", A));

    /// <summary>Every function of one number that matrices have.</summary>
    private static IEnumerable<OperationCase> Maps => OperationTable.All
        .Where(row => row is { IsPointwise: true, Arity: 1, Syntax: Method { Hosts: var hosts } } && (hosts & Hosts.Matrix) != 0)
        .Select(row => new OperationCase(row.Name, row.Name switch
        {
            "Sqrt" or "Log" or "Log2" or "Log10" => Positive,
            "Acosh" => AboveOne,
            "Asin" or "Acos" or "Atanh" or "LogP1" => InsideOne,
            _ => Square,
        }));

    private static IEnumerable<OperationCase> Others =>
    [
        new("Select", Fixed.Truth(true), A, B),
        new("Select", Fixed.Truth(false), A, B),
        new("MatrixPow", Positive, new Real(2.5)),
        new("Max", A, new Real(0.625)),
        new("Min", A, new Real(0.625)),
        new("Clamp", A, new Real(-0.5), new Real(0.625)),
        new("WhereGreater", A, new Real(0.625), B),
        new("WhereLess", A, new Real(0.625), B),
        new("WhereNotEqual", A, new Real(0.625), B),
        new("AddRow", A, Row),
        new("BroadcastRow", Row, Fixed.Integer(4)),
        new("BroadcastColumn", Column, Fixed.Integer(4)),
        new("Filled", Fixed.Integer(2), Fixed.Integer(3), new Real(1.5)),
        new("Transpose", A),
        new("Clone", A),
        new("Rows", Transposed(A), Fixed.Integer(1), Fixed.Integer(2)),
        new("PadRows", A, Fixed.Integer(1), Fixed.Integer(4)),
        new("OneHot", Fixed.Labels(2, 0), Fixed.Integer(2), Fixed.Integer(3)),
    ];

    private static IEnumerable<OperationCase> Reductions =>
    [
        new("Sum", A),
        new("Mean", A),
        new("Dot", A, B),
        new("RowSums", A),
        new("RowMeans", A),
        new("ColumnSums", A),
        new("ColumnMeans", A),
    ];

    private static IEnumerable<OperationCase> Losses =>
    [
        new("Softmax", A),
        new("LogSoftmax", A),
        new("SoftmaxCrossEntropy", A, Distributions),
        new("SoftmaxCrossEntropyOfLabels", A, Fixed.Labels(2, 0)),
        new("MeanSquaredError", A, B),
        new("Accuracy", A, Distributions),
        new("AccuracyOfLabels", A, Fixed.Labels(2, 0)),
    ];

    private static Rectangle Transposed(Rectangle matrix) => new(
        matrix.Columns,
        matrix.Rows,
        [.. from column in Enumerable.Range(0, matrix.Columns) from row in Enumerable.Range(0, matrix.Rows) select matrix.Values[(row * matrix.Columns) + column]]);
}
