using Lessons.Graphs;
using SymbolicBackprop.LinearAlgebra;

namespace Lessons.Steps;

/// <summary>Graphs of matrices: each node goes forward by a step and backward by the method that was generated from it.</summary>
internal static class MatrixGraph
{
    public static GraphNode MatrixProduct(this GraphNode x, GraphNode w) => Binary("·", x, w, MatrixSteps.Product, MatrixSteps.ProductBackward);

    public static GraphNode PlusMatrix(this GraphNode x, GraphNode b) => Binary("+", x, b, MatrixSteps.Add, MatrixSteps.AddBackward);

    public static GraphNode PlusRow(this GraphNode x, GraphNode b) => Binary("+", x, b, MatrixSteps.AddRow, MatrixSteps.AddRowBackward);

    public static GraphNode TimesNumber(this GraphNode x, GraphNode factor) => WithNumber("×", x, factor, MatrixSteps.Scale, MatrixSteps.ScaleBackward);

    public static GraphNode PlusNumber(this GraphNode x, GraphNode summand) => WithNumber("+", x, summand, MatrixSteps.Shift, MatrixSteps.ShiftBackward);

    public static GraphNode MatrixRelu(this GraphNode x) => Unary("ReLU", x, MatrixSteps.Relu, MatrixSteps.ReluBackward);

    public static GraphNode MatrixSigmoid(this GraphNode x) => Unary("σ", x, MatrixSteps.Sigmoid, MatrixSteps.SigmoidBackward);

    public static GraphNode MatrixSoftmax(this GraphNode x) => Unary("softmax", x, MatrixSteps.Softmax, MatrixSteps.SoftmaxBackward);

    public static GraphNode CrossEntropyTo(this GraphNode y, GraphNode t) => Loss("cross-entropy", y, t, MatrixSteps.CrossEntropy, MatrixSteps.CrossEntropyBackward);

    public static GraphNode MeanSquaredErrorTo(this GraphNode y, GraphNode t) => Loss("MSE", y, t, MatrixSteps.MeanSquaredError, MatrixSteps.MeanSquaredErrorBackward);

    private static GraphNode Unary(
        string label, GraphNode x, Func<Matrix<double>, Matrix<double>> forward, Func<Matrix<double>, Matrix<double>, Matrix<double>> backward) =>
        GraphNode.Apply(label, [x], values => forward(values[0].Matrix), (values, upstream) => [backward(values[0].Matrix, upstream.Matrix)]);

    private static GraphNode Binary(
        string label,
        GraphNode x,
        GraphNode w,
        Func<Matrix<double>, Matrix<double>, Matrix<double>> forward,
        Func<Matrix<double>, Matrix<double>, Matrix<double>, (Matrix<double>, Matrix<double>)> backward) =>
        GraphNode.Apply(label, [x, w], values => forward(values[0].Matrix, values[1].Matrix), (values, upstream) =>
        {
            var (dx, dw) = backward(values[0].Matrix, values[1].Matrix, upstream.Matrix);
            return [dx, dw];
        });

    private static GraphNode WithNumber(
        string label,
        GraphNode x,
        GraphNode number,
        Func<Matrix<double>, double, Matrix<double>> forward,
        Func<Matrix<double>, double, Matrix<double>, (Matrix<double>, double)> backward) =>
        GraphNode.Apply(label, [x, number], values => forward(values[0].Matrix, values[1].Number), (values, upstream) =>
        {
            var (dx, dNumber) = backward(values[0].Matrix, values[1].Number, upstream.Matrix);
            return [dx, dNumber];
        });

    private static GraphNode Loss(
        string label,
        GraphNode y,
        GraphNode t,
        Func<Matrix<double>, Matrix<double>, double> forward,
        Func<Matrix<double>, Matrix<double>, double, Matrix<double>> backward) =>
        GraphNode.Apply(
            label,
            [y, t],
            values => forward(values[0].Matrix, values[1].Matrix),
            (values, upstream) => [backward(values[0].Matrix, values[1].Matrix, upstream.Number), null]);
}
