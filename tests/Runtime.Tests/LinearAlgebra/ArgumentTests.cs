using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.LinearAlgebra;

public class ArgumentTests
{
    private static readonly Matrix<float> _m23 = new(2, 3);
    private static readonly Matrix<float> _m32 = new(3, 2);
    private static readonly Matrix<float> _m12 = new(1, 2);

    public static TheoryData<string, string, Action> Refused => new()
    {
        { "right", "left is 2×3 and right is 2×3", () => Matrix.Multiply(_m23, _m23) },
        { "right", "left transposed is 3×2 and right is 3×2", () => Matrix.Multiply(_m23, _m32, transposeLeft: true) },
        { "destination", "destination is 2×3: it must be 2×2", () => Matrix.MultiplyInto(_m23, _m32, _m23) },
        { "destination", "left and destination are the same", () => Square((m, other) => Matrix.MultiplyInto(m, other, m)) },
        { "destination", "right and destination are the same", () => Square((m, other) => Matrix.MultiplyInto(other, m, m)) },
        { "b", "a is 2×3 and b is 3×2", () => Matrix.Add(_m23, _m32) },
        { "b", "a is 2×3 and b is 3×2", () => _ = _m23 - _m32 },
        { "destination", "a is 2×3 and destination is 3×2", () => Matrix.AddInto(_m23, _m23, _m32) },
        { "destination", "m is 2×3 and destination is 3×2", () => Matrix.ExpInto(_m23, _m32) },
        { "destination", "m is 2×3 and destination is 3×2", () => Matrix.AddInto(_m23, 1, _m32) },
        { "m", "x is 2×3 and m is 3×2", () => Matrix.WhereGreater(_m23, 0, _m32) },
        { "m", "x is 2×3 and m is 3×2", () => Matrix.WhereNotEqual(_m23, 0, _m32) },
        { "row", "m is 2×3 and row is 1×2: row must be 1×3", () => Matrix.AddRow(_m23, _m12) },
        { "row", "m is 3×2 and row is 3×2: row must be 1×2", () => Matrix.AddRow(_m32, _m32) },
        { "destination", "row and destination are the same", () => Matrix.AddRowInto(_m12.Clone(), _m12, _m12) },
        { "row", "row is 2×3: it must be 1×3", () => Matrix.BroadcastRow(_m23, 2) },
        { "column", "column is 2×3: it must be 2×1", () => Matrix.BroadcastColumn(_m23, 2) },
        { "destination", "destination is 2×3: it must be 3×2", () => Matrix.TransposeInto(_m23, _m23) },
        { "destination", "m and destination are the same", () => Square((m, _) => Matrix.TransposeInto(m, m)) },
        { "destination", "destination is 3×2: it must be 2×1", () => Matrix.RowSumsInto(_m23, _m32) },
        { "destination", "destination is 3×2: it must be 1×3", () => Matrix.ColumnMeansInto(_m23, _m32) },
        { "count", "Rows 1 to 3 (exclusive) are not within a matrix of 2 rows", () => _m23.Rows(1, 2) },
        { "start", "start", () => _m23.Rows(-1, 2) },
        { "count", "Rows", () => _m23.Rows(0, -1) },
        { "rowCount", "Rows 2 to 4 (exclusive) are not within a matrix of 3 rows", () => Matrix.PadRows(_m23, 2, 3) },
        { "targets", "prediction is 2×3 and targets is 3×2", () => Matrix.MeanSquaredError(_m23, _m32) },
        { "labels", "There are 1 labels for 2 rows", () => Matrix.SoftmaxCrossEntropy(_m23, [0]) },
        { "labels", "labels[1] is 3: it must be from 0 to 2", () => Matrix.SoftmaxCrossEntropy(_m23, [0, 3]) },
        { "labels", "labels[0] is -1", () => Matrix.OneHot<float>([-1], 3) },
        { "labels", "labels[1] is 3", () => Matrix.Accuracy(_m23, [0, 3]) },
        { "scores", "scores is 2×0", () => Matrix.Accuracy(new Matrix<float>(2, 0), new Matrix<float>(2, 0)) },
        { "lo", "lo is 2 and hi is 1", () => Matrix.Clamp(_m23, 2, 1) },
        { "row", "row must be from 0 to 1", () => _ = _m23[2, 0] },
        { "column", "column must be from 0 to 2", () => _ = _m23[0, 3] },
        { "row", "row must be from 0 to 1", () => _m23.RowSpan(-1).Clear() },
        { "row", "row must be from 0 to 1", () => Matrix.ArgMaxOfRow(_m23, 2) },
        { "rowCount", "negative", () => _ = new Matrix<float>(-1, 2) },
        { "columnCount", "negative", () => _ = new Matrix<float>(1, -2) },
        { "rowCount", "100000×100000", () => _ = new Matrix<float>(100_000, 100_000) },
        { "rowMajorValues", "A 2×2 matrix has 4 elements, not 3", () => _ = new Matrix<float>(2, 2, [1, 2, 3]) },
        { "rows", "rows[0] has 1 elements and rows[1] has 2", () => Matrix.FromRows<float>([1], [2, 3]) },
        { "destination", "destination is 3×2: it must be 2×3", () => _m23.CopyTo(_m32) },
        { "value", "greater than or equal to '1'", () => MatrixParallelism.MaxThreads = 0 },
        { "left", "null", () => Matrix.Multiply(null!, _m23) },
        { "right", "null", () => Matrix.Multiply(_m23, (Matrix<float>)null!) },
        { "destination", "null", () => Matrix.MultiplyInto(_m23, _m32, null!) },
        { "m", "null", () => Matrix.Exp<float>(null!) },
        { "destination", "null", () => Matrix.SoftmaxInto(_m23, null!) },
        { "b", "null", () => _m23.PointwiseMultiply(null!) },
        { "row", "null", () => _m23.AddRow(null!) },
        { "m", "null", () => Matrix.Sum<float>(null!) },
        { "rows", "rows[1] is null", () => Matrix.FromRows([1f], null!) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Bad_arguments_are_named_with_what_was_expected_and_what_came(string parameter, string message, Action action)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(action);
        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_types_than_float_and_double_are_refused() => Assert.Throws<NotSupportedException>(() => new Matrix<Half>(1, 1));

    [Fact]
    public void A_refused_operation_writes_nothing()
    {
        var destination = Matrix.Filled(2, 3, 7f);
        Assert.Throws<ArgumentException>(() => Matrix.MultiplyInto(_m23, _m23, destination));
        Assert.Throws<ArgumentException>(() => Matrix.ClampInto(_m23, 2, 1, destination));
        Assert.Throws<ArgumentException>(() => Matrix.OneHotInto([0, 5], 3, destination));
        Assert.All(destination.AsSpan().ToArray(), element => Assert.Equal(7, element));
    }

    private static void Square(Action<Matrix<float>, Matrix<float>> action) => action(new(2, 2), new(2, 2));
}
