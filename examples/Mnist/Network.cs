using SymbolicBackprop;
using SymbolicBackprop.LinearAlgebra;

namespace Mnist;

/// <summary>
/// The network of the lectures: pixels → hidden layer → ten scores. This page is all that there is to write:
/// its gradient (<c>LossGradientInto</c>, see the folder Generated) is made when the program is built.
/// </summary>
/// <param name="HiddenWeights">Pixels × hidden units.</param>
/// <param name="HiddenBias">One row, added to each row of the hidden layer.</param>
/// <param name="OutputWeights">Hidden units × digits.</param>
/// <param name="OutputBias">One row, added to each row of scores.</param>
[Differentiable]
public sealed partial record Network(
    Matrix<float> HiddenWeights, Matrix<float> HiddenBias, Matrix<float> OutputWeights, Matrix<float> OutputBias)
{
    /// <summary>The mean loss over a batch, and beside it the fraction of digits that were recognised.</summary>
    /// <param name="network">The weights.</param>
    /// <param name="images">One image a row.</param>
    /// <param name="targets">One row for each image: 1 in the column of its digit, 0 elsewhere.</param>
    /// <param name="activation">The function of the hidden layer.</param>
    /// <param name="lossFunction">What is minimised.</param>
    [Differentiable(Auxiliary = ["accuracy"])]
    public static (float loss, float accuracy) Loss(
        Network network, [NoDerivative] Matrix<float> images, [NoDerivative] Matrix<float> targets, Activation activation, LossFunction lossFunction)
    {
        var scores = Scores(network, images, activation);
        var loss = lossFunction == LossFunction.CrossEntropy
            ? Matrix.SoftmaxCrossEntropy(scores, targets)
            : Matrix.MeanSquaredError(Matrix.Softmax(scores), targets);
        return (loss, Matrix.Accuracy(scores, targets));
    }

    /// <summary>One row of ten scores for each image; the probabilities of the digits are their softmax.</summary>
    /// <param name="network">The weights.</param>
    /// <param name="images">One image a row.</param>
    /// <param name="activation">The function of the hidden layer.</param>
    [Differentiable]
    public static Matrix<float> Scores(Network network, [NoDerivative] Matrix<float> images, Activation activation)
    {
        var sums = Matrix.AddRow(images * network.HiddenWeights, network.HiddenBias);
        var hidden = activation == Activation.Sigmoid ? Matrix.Sigmoid(sums)
            : activation == Activation.Relu ? Matrix.Relu(sums)
            : Matrix.Tanh(sums);
        return Matrix.AddRow(hidden * network.OutputWeights, network.OutputBias);
    }
}
