using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Functions of matrices.</summary>
internal static partial class Matrices
{
    [Differentiable(Derivatives.Tangent)]
    public static Matrix<double> Affine(Matrix<double> x, [Shape(3, 2)] Matrix<double> weights, [Shape(1, 2)] Matrix<double> bias) => (x * weights).AddRow(bias);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SumOfProduct(Matrix<double> a, [Shape(3, 4)] Matrix<double> b) => (a * b).Sum();

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TransposedProducts(Matrix<double> a, Matrix<double> b) =>
        Matrix.Multiply(a, b, transposeLeft: true).Sum() + Matrix.Multiply(a, b, transposeRight: true).Mean() + (a.Transpose() * b).Sum();

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Gram(Matrix<double> a) => Matrix.Multiply(a, a, transposeRight: true).Sum();

    [Differentiable(Derivatives.Tangent)]
    public static Matrix<double> Arithmetic(Matrix<double> a, Matrix<double> b, double s) => (a + b * s - a / (2 + s * s)).PointwiseMultiply(b) - -a + 1.5 * b;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ScalarOperations(Matrix<double> a, double s) => ((a + s) - 2.0).Sum() * s + (s - a).Mean();

    [Differentiable(Derivatives.Tangent)]
    [Domain(0.5, 2)]
    public static Matrix<double> Pointwise(Matrix<double> a, Matrix<double> b) => a.PointwiseDivide(b) + Matrix.Pow(a, 2.5) + Matrix.Sqrt(b) + Matrix.Log(a);

    [Differentiable(Derivatives.Tangent)]
    public static Matrix<double> Maps(Matrix<double> a) => Matrix.Tanh(a) + Matrix.Sigmoid(a) + Matrix.Relu(a) + Matrix.Sin(a) + Matrix.Exp(a) + Matrix.Softplus(a);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Reductions(Matrix<double> a) => (a.RowSums().Transpose() * a.RowMeans()).Sum() + Matrix.Dot(a.ColumnSums(), a.ColumnMeans()) + a.Mean();

    [Differentiable(Derivatives.Tangent)]
    public static Matrix<double> RowsAndBroadcast([Shape(4, 3)] Matrix<double> a) => a.Rows(1, 2) + Matrix.BroadcastRow(a.ColumnSums(), 2);

    [Differentiable(Derivatives.Tangent)]
    public static Matrix<double> Softmax(Matrix<double> a) => Matrix.Softmax(a) + Matrix.LogSoftmax(a);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double CrossEntropy(Matrix<double> logits, [NoDerivative] Matrix<double> scores) => Matrix.SoftmaxCrossEntropy(logits, Matrix.Softmax(scores));

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double SquaredError(Matrix<double> prediction, Matrix<double> targets) => Matrix.MeanSquaredError(prediction, targets);

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Entries(Matrix<double> a, int i) => a[0, i] * a[1, 2] + a[0, 0] * a.RowCount;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double Chosen(Matrix<double> a, double s) => (s > 0 ? a * s : Matrix.Tanh(a)).Sum();

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double MatrixUnderChoice(Matrix<double> a, bool flag) => flag ? a.Sum() : Matrix.Dot(a, a);

    [Differentiable(Derivatives.Tangent)]
    public static Matrix<double> Identity(Matrix<double> a) => a;

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float OfSingles(Matrix<float> x, [Shape(3, 2)] Matrix<float> w) => Matrix.Tanh(x * w).Mean();

    [Differentiable(Derivatives.Tangent)]
    public static (double Sum, Matrix<double> Product) SumAndProduct(Matrix<double> a, [Shape(3, 2)] Matrix<double> b) => (a.Sum(), a * b);
}
