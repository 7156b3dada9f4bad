using FsCheck;
using FsCheck.Fluent;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.LinearAlgebra;

public class SoftmaxTests
{
    [Fact]
    public void Softmax_is_the_formula()
    {
        var m = Matrices.Random<double>(4, 300, 1, -5, 5);
        var softmax = Matrix.Softmax(m);
        var logSoftmax = Matrix.LogSoftmax(m);
        for (var i = 0; i < 4; i++)
        {
            var sum = m.RowSpan(i).ToArray().Sum(Math.Exp);
            for (var j = 0; j < 300; j++)
            {
                Assert.Equal(Math.Exp(m[i, j]) / sum, softmax[i, j], 1e-14);
                Assert.Equal(m[i, j] - Math.Log(sum), logSoftmax[i, j], 1e-13);
            }
        }
    }

    [Fact]
    public void Large_scores_neither_overflow_nor_lose_the_logarithm()
    {
        var m = Matrix.FromRows<float>([1000, 0], [-1000, -1000], [0, float.NegativeInfinity]);
        Assert.Equal([1, 0, 0.5f, 0.5f, 1, 0], Matrix.Softmax(m).AsSpan().ToArray());
        Assert.Equal([0, -1000, -0.6931472f, -0.6931472f, 0, float.NegativeInfinity], Matrix.LogSoftmax(m).AsSpan().ToArray());
    }

    [Fact]
    public void In_place_is_the_same_as_apart()
    {
        var m = Matrices.Random<float>(7, 33, 1);
        var (softmax, logSoftmax, inPlace) = (Matrix.Softmax(m), Matrix.LogSoftmax(m), m.Clone());
        Matrix.LogSoftmaxInto(inPlace, inPlace);
        Matrices.AssertSameBits<float>(logSoftmax.AsSpan(), inPlace.AsSpan(), "log");
        Matrix.SoftmaxInto(m, m);
        Matrices.AssertSameBits<float>(softmax.AsSpan(), m.AsSpan(), "softmax");
    }

    [Fact]
    public void A_row_has_the_bits_that_it_has_alone()
    {
        var m = Matrices.Random<float>(20, 10, 1);
        var softmax = Matrix.Softmax(m);
        for (var i = 0; i < 20; i++)
            Matrices.AssertSameBits<float>(softmax.RowSpan(i), Matrix.Softmax(m.Rows(i, 1)).AsSpan(), "row");
    }

    [Fact]
    public void Rows_of_a_softmax_sum_to_one() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat[]>().Filter(values => values.Length > 0), values =>
        {
            var row = new Matrix<double>(1, values.Length, [.. values.Select(value => value.Get)]);
            return Math.Abs(Matrix.Softmax(row).Sum() - 1) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cross_entropy_is_the_mean_of_the_logarithms_of_the_targets()
    {
        var logits = Matrices.Random<double>(5, 10, 1, -3, 3);
        int[] labels = [3, 0, 9, 5, 5];
        var logSoftmax = Matrix.LogSoftmax(logits);
        var expected = -labels.Select((label, i) => logSoftmax[i, label]).Average();
        Assert.Equal(expected, Matrix.SoftmaxCrossEntropy(logits, labels), 1e-14);
        Assert.Equal(expected, Matrix.SoftmaxCrossEntropy(logits, Matrix.OneHot<double>(labels, 10)), 1e-14);
        var soft = Matrix.Softmax(Matrices.Random<double>(5, 10, 2));
        Assert.Equal(-Matrix.Dot(soft, logSoftmax) / 5, Matrix.SoftmaxCrossEntropy(logits, soft), 1e-14);
    }

    [Fact]
    public void Cross_entropy_of_certain_scores_is_exact()
    {
        var logits = Matrix.FromRows<float>([1000, -1000], [float.NegativeInfinity, 0]);
        Assert.Equal(0, Matrix.SoftmaxCrossEntropy(logits, [0, 1]));
        Assert.Equal(0, Matrix.SoftmaxCrossEntropy(logits, Matrix.FromRows<float>([1, 0], [0, 1])));
        Assert.Equal(1000, Matrix.SoftmaxCrossEntropy(logits, [1, 1]));
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Targets_that_are_not_probabilities_are_refused(double first)
    {
        var exception = Assert.Throws<ArgumentException>("targets", () =>
            Matrix.SoftmaxCrossEntropy(new Matrix<double>(2, 2), Matrix.FromRows<double>([1, 0], [first, 0])));
        Assert.Contains("Row 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_rounded_to_a_few_digits_are_accepted() =>
        Assert.Equal(Math.Log(2) * 0.9995, Matrix.SoftmaxCrossEntropy(new Matrix<double>(1, 2), Matrix.FromRows<double>([0.9995, 0])), 1e-12);

    [Fact]
    public void One_hot_rows_accuracy_and_arg_max_agree()
    {
        int[] labels = [2, 0, 1, 2];
        var targets = Matrix.OneHot<float>(labels, 3);
        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1], targets.AsSpan().ToArray());
        Assert.Equal(1, Matrix.Accuracy(targets, labels));
        var scores = Matrix.FromRows<float>([5, 5, 5], [1, 1, 0], [0, 7, 8], [float.NaN, -1, 0]);
        Assert.Equal([0, 0, 2, 2], Enumerable.Range(0, 4).Select(row => Matrix.ArgMaxOfRow(scores, row)));
        Assert.Equal(0.5f, Matrix.Accuracy(scores, labels));
        Assert.Equal(0.5f, Matrix.Accuracy(scores, targets));
        Assert.True(float.IsNaN(Matrix.Accuracy(new Matrix<float>(0, 3), [])));
    }
}
