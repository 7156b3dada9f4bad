using SymbolicBackprop;
using SymbolicBackprop.LinearAlgebra;

namespace Lessons.Steps;

/// <summary>The operations of matrices from which the graphs of the lessons are put together. The generator writes the backward method of each.</summary>
public static partial class MatrixSteps
{
    [Differentiable]
    public static Matrix<double> Product(Matrix<double> x, Matrix<double> w) => x * w;

    [Differentiable]
    public static Matrix<double> Scale(Matrix<double> x, double factor) => x * factor;

    [Differentiable]
    public static Matrix<double> Shift(Matrix<double> x, double summand) => x + summand;

    [Differentiable]
    public static Matrix<double> Add(Matrix<double> x, Matrix<double> b) => x + b;

    [Differentiable]
    public static Matrix<double> AddRow(Matrix<double> x, Matrix<double> b) => x.AddRow(b);

    [Differentiable]
    public static Matrix<double> Relu(Matrix<double> x) => Matrix.Relu(x);

    [Differentiable]
    public static Matrix<double> Sigmoid(Matrix<double> x) => Matrix.Sigmoid(x);

    [Differentiable]
    public static Matrix<double> Softmax(Matrix<double> x) => Matrix.Softmax(x);

    [Differentiable]
    public static double CrossEntropy(Matrix<double> y, [NoDerivative] Matrix<double> t) =>
        -Matrix.Sum(t.PointwiseMultiply(Matrix.Log(y))) / y.RowCount;

    [Differentiable]
    public static double MeanSquaredError(Matrix<double> y, [NoDerivative] Matrix<double> t) => Matrix.MeanSquaredError(y, t);
}
