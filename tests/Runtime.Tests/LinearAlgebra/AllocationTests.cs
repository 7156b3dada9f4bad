using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.LinearAlgebra;

[Collection(KernelSettings.Name)]
public class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Operations_into_a_matrix_allocate_nothing(int threads)
    {
        var x = Matrices.Random<float>(100, 784, 1);
        var weights = Matrices.Random<float>(784, 100, 2);
        var bias = Matrices.Random<float>(1, 100, 3);
        var hidden = new Matrix<float>(100, 100);
        var gradient = new Matrix<float>(784, 100);
        var column = new Matrix<float>(100, 1);
        var transpose = new Matrix<float>(100, 784);
        var targets = new Matrix<float>(100, 100);
        var labels = new int[100];
        void Step()
        {
            Matrix.MultiplyInto(x, weights, hidden);
            Matrix.AddRowInto(hidden, bias, hidden);
            Matrix.SigmoidInto(hidden, hidden);
            Matrix.TanhInto(hidden, hidden);
            Matrix.SinInto(hidden, hidden);
            Matrix.SoftplusInto(hidden, hidden);
            Matrix.PowInto(hidden, 3, hidden);
            Matrix.ClampInto(hidden, 0, 1, hidden);
            Matrix.MultiplyInto(x, hidden, gradient, transposeLeft: true, accumulate: true);
            Matrix.MultiplyInto(hidden, weights, transpose, transposeRight: true);
            Matrix.TransposeInto(gradient, transpose);
            Matrix.ColumnMeansInto(hidden, bias);
            Matrix.RowSumsInto(hidden, column);
            Matrix.BroadcastColumnInto(column, 100, targets);
            Matrix.SoftmaxInto(targets, targets);
            Matrix.OneHotInto(labels, 100, targets);
            Matrix.WhereGreaterInto(hidden, 0, targets, targets);
            Matrix.AccumulateInto(hidden, hidden);
            _ = Matrix.SoftmaxCrossEntropy(hidden, labels) + Matrix.Accuracy(hidden, labels) + Matrix.MeanSquaredError(hidden, targets);
        }

        KernelSettings.With(null, threads, () => Assert.Equal(0, Allocation.OfSteadyState(Step)));
    }

    [Fact]
    public void A_workspace_allocates_nothing_where_two_batch_sizes_alternate()
    {
        var workspace = new Workspace();
        void Step()
        {
            workspace.Matrix<float>(0, 100, 20).Fill(1);
            workspace.Matrix<double>(1, 100, 20).Fill(1);
            workspace.Matrix<float>(0, 60, 20).Fill(2);
            workspace.Matrix<double>(1, 60, 20).Fill(2);
        }

        Assert.Equal(0, Allocation.OfSteadyState(Step));
    }
}
